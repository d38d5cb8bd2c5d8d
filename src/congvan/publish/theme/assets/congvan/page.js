// What a page can do beyond reading: change its colours, copy a citation. Each part looks whether its page has it.

const colours = document.querySelector(".cv-header__colours");
if (colours && window.congvanColours) {
  const tell = (dark) => colours.setAttribute("aria-label", dark ? colours.dataset.light : colours.dataset.dark);
  tell(window.congvanColours.show());
  colours.addEventListener("click", () => tell(window.congvanColours.turn()));
  window.congvanColours.follow(() => tell(window.congvanColours.show()));
}

// The address of a letter: as the archive publishes it, or as the reader opened it; a folder on a disk has none to cite.
const citation = document.querySelector(".cv-cite__text");
if (citation) {
  const published = document.querySelector("link[rel=canonical]")?.href;
  const opened = location.protocol.startsWith("http") ? location.origin + location.pathname : "";
  const place = document.querySelector(".cv-cite__address");
  if (published || opened) {
    place.textContent = published || opened;
  }
  const button = document.querySelector(".cv-cite__copy");
  const told = document.querySelector(".cv-cite__told");
  const select = () => getSelection().selectAllChildren(citation);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(citation.innerText.trim().replace(/\s+/g, " "));
      told.textContent = "Đã chép trích dẫn.";
    } catch {
      select(); // an office's http address or an old browser: no clipboard
      told.textContent = "Đã chọn sẵn. Nhấn Ctrl+C để chép.";
    }
  };
  button.addEventListener("click", copy);
}

// "/" and Ctrl+K lead to the search field from anywhere, but not out of a field in which somebody is typing.
document.addEventListener("keydown", (event) => {
  const field = document.querySelector("#cv-search-input, #cv-header-query, [type=search][name=q]");
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  const asked = event.key === "/" ? !typing && !event.ctrlKey && !event.altKey && !event.metaKey : isFind(event);
  if (!field || !asked) return;
  event.preventDefault();
  field.focus();
  field.select();
});

function isFind({ key, ctrlKey, metaKey, altKey, shiftKey }) {
  return key.toLowerCase() === "k" && (ctrlKey || metaKey) && !altKey && !shiftKey;
}
