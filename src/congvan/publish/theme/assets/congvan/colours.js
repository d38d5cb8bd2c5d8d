// Which colours: before anything is painted. Without it, or without a choice, the reader's system decides (dark.css).
// Storage may be denied; then a choice lasts for one page.
(() => {
  document.documentElement.dataset.cvScripts = ""; // shows at once the buttons that need scripts: nothing moves later
  const KEY = "congvan.colours";
  const system = matchMedia("(prefers-color-scheme: dark)");
  const sheet = document.querySelector("link[data-cv-dark]");
  const ours = sheet.media;
  let chosen = null;

  try {
    chosen = localStorage.getItem(KEY);
  } catch {
    // no storage: the system decides
  }

  const show = () => {
    const dark = chosen ? chosen === "dark" : system.matches;
    sheet.media = chosen ? (dark ? "screen" : "not all") : ours;
    document.body.dataset.mdColorScheme = dark ? "slate" : "default";
    return dark;
  };

  window.congvanColours = {
    show,
    turn() {
      chosen = show() ? "light" : "dark";
      try {
        localStorage.setItem(KEY, chosen);
      } catch {
        // as above
      }
      return show();
    },
    follow: (then) => system.addEventListener("change", then),
  };
  show();
})();
