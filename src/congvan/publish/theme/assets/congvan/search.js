/* The page /search/: the address (?q=…&agency=…&sort=…&page=…) enters, results leave, and what is chosen goes back to
 * the address. Text of letters and queries becomes text nodes only, never HTML.
 */

import { Archive, SORTS, chosen, counted, find, findFirst, ordered, phrased, preferred, withRows } from "./search_index.js";
import { agenciesIn, readQuery } from "./search_query.js";
import { readJson, ROOT } from "./search_source.js";
import { element, hasAccents, quoted } from "./search_words.js";

const AT_ONCE = 10; // results
const AT_FIRST = 3; // of them, as long as the search goes on
const BEGUN_WITH = 3; // parts, of which the first that has anything is shown before all are searched
const SEEN = 200; // milliseconds that the first results have to be painted before the search goes on
const PAUSE = 250; // milliseconds between the last key and the search

const TIPS = [
  "Kiểm tra lại chính tả, hoặc gõ không dấu: “dot pha” tìm được cả “đột phá”.",
  "Dùng ít từ hơn: công văn tìm được phải có đủ các từ đã gõ.",
  "Tìm theo số và ký hiệu, ví dụ 12/UBND-VHXH, hoặc theo kỳ báo cáo, ví dụ 4/2026.",
];

function resultItem({ meta, content, address }, words, archive, isOwn) {
  const { title, excerpt } = quoted(meta.title, content, words);
  const symbol = meta.symbol && `Số ${meta.symbol}`;
  const facts = [symbol, meta.date, meta.agency, meta.period, meta.status, isOwn ? "" : archive.name].filter(Boolean);
  const item = element(
    "li",
    { class: "cv-search__result" },
    element("h2", {}, element("a", { href: new URL(address, archive.root).href }, ...title)),
    element("p", { class: "cv-search__facts" }, facts.join(" · ")),
    element("p", { class: "cv-search__excerpt" }, ...excerpt),
  );
  if (meta.pdf) {
    const name = `PDF: ${symbol || meta.title}`; // says PDF first, as the link does: people speak what they see
    const link = element("a", { href: new URL(meta.pdf, archive.root).href, "aria-label": name }, "PDF");
    item.append(element("p", { class: "cv-search__pdf" }, link));
  }
  return item;
}

const ALONE = "Bản mở từ thư mục chỉ tìm trong kho này, không tìm trong các kho khác.";

const LONGEST_TOLD = 80; // characters of a query that are repeated
const told = (text) => (text.length > LONGEST_TOLD ? `${text.slice(0, LONGEST_TOLD)}…` : text);

/** What to say where no letter has all words as wholes: the words that none has so, or all of them. */
function nearlyOf(all, { shown }) {
  if (!all.length || all.some(({ near }) => !near)) return "";
  const nowhere = all.map(({ lacking }) => lacking).reduce((some, more) => some.filter((word) => more.includes(word)));
  return `Không có công văn nào có đúng từ “${told(nowhere.join("”, “") || shown)}”; dưới đây là từ gần giống.`;
}

const remarkOf = (query) =>
  hasAccents(query.shown)
    ? "Không có đúng cụm từ này; dưới đây là công văn có đủ các từ."
    : "Không có cụm từ này; dưới đây là công văn có đủ các từ.";

/** The page: form, facets, status line and results; one search at a time, the newest wins. */
class SearchPage {
  constructor() {
    const part = (name) => document.getElementById(`cv-search-${name}`);
    [this.form, this.input, this.status, this.results] = ["form", "input", "status", "results"].map(part);
    [this.sort, this.copy, this.told, this.clear] = ["sort", "copy", "told", "clear"].map(part);
    this.place = part("filters");
    this.choice = {};
    this.facets = null;
    this.turn = 0;
    this.last = Promise.resolve();
    this.shown = { found: [], page: 1 };
  }

  async start() {
    this.status.textContent = "Đang mở chỉ mục tìm kiếm…";
    const forms = readJson(ROOT, "search/short-forms.json").catch(() => []); // without them the rest still works
    this.own = await Archive.open();
    this.own.parts[0]?.open().catch(() => {}); // told by the search that needs it
    this.archives = [this.own, ...(await this.own.joined())];
    this.parts = this.archives.flatMap(({ parts }) => parts).sort((a, b) => b.year - a.year);
    this.forms = await forms;
    if (!this.parts.length) {
      this.status.textContent = "Chưa có công văn nào để tìm kiếm.";
      return;
    }
    this.prepare();
    if (this.own.isCarried && this.own.joins.length) this.form.append(element("p", { class: "cv-search__hint" }, ALONE));
    this.readAddress();
    if (Object.keys(this.choice).length) await this.makeFacets();
    await this.update("keep");
    await this.makeFacets();
  }

  prepare() {
    const box = this.place.parentElement;
    box.open = !matchMedia("(max-width: 45em)").matches; // on a phone results come first
    let timer = 0;
    const soon = (how, pause = 0) => {
      this.results.setAttribute("aria-busy", "true"); // what stands there answers what was asked before
      clearTimeout(timer);
      timer = setTimeout(() => this.update(how), pause);
    };
    this.input.addEventListener("input", () => soon("replace", PAUSE));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      soon("push");
    });
    this.sort.addEventListener("change", () => soon("push"));
    this.clear.addEventListener("click", () => this.clearChoice());
    this.copy.addEventListener("click", () => this.copyAddress());
    document.getElementById("congvan-search").addEventListener("keydown", (event) => this.step(event));
    window.addEventListener("popstate", () => {
      this.readAddress();
      soon("keep");
    });
  }

  makeFacets() {
    const needed = [import(new URL("assets/congvan/search_facets.js", ROOT).href), ...this.archives.map((archive) => archive.choices())];
    this.making ??= Promise.all(needed).then(([{ Facets, merged }, ...lists]) => {
      const change = (name, value) => {
        this.choice = { ...this.choice, [name]: value };
        this.update("push");
      };
      this.facets = new Facets(this.place, merged(lists, this.archives), this.choice, change);
      this.forget();
      this.count();
      if (Object.keys(this.choice).length) this.place.parentElement.open = true;
    });
    return this.making;
  }

  clearChoice() {
    for (const field of this.place.querySelectorAll("input")) field.value = "";
    this.choice = {};
    this.update("push");
    this.place.parentElement.querySelector("summary").focus(); // the button goes away
  }

  /** Leave aside what the address names and this edition does not have. */
  forget() {
    this.choice = Object.fromEntries(Object.entries(this.choice).filter(([name, value]) => this.facets.knows(name, value)));
  }

  /* ---- Address -------------------------------------------------------------------------------------------- */

  readAddress() {
    const { q = "", sort = "", page = "1", ...choice } = Object.fromEntries(new URLSearchParams(location.search));
    this.input.value = q;
    this.sort.value = SORTS.includes(sort) ? sort : SORTS[0];
    this.page = Math.min(Math.max(1, Number.parseInt(page, 10) || 1), 100);
    this.choice = choice;
    if (this.facets) this.forget();
  }

  writeAddress(how) {
    const address = new URL(location.pathname, location.href);
    const sort = this.sort.value === SORTS[0] ? "" : this.sort.value;
    const page = this.page > 1 ? String(this.page) : "";
    for (const [name, value] of Object.entries({ q: this.input.value.trim(), ...this.choice, sort, page })) {
      if (value) address.searchParams.set(name, value);
    }
    if (address.href === location.href || how === "keep") return;
    if (how === "push") history.pushState(null, "", address);
    else history.replaceState(null, "", address);
  }

  async copyAddress() {
    try {
      await navigator.clipboard.writeText(location.href);
      this.told.textContent = "Đã chép địa chỉ tìm kiếm.";
    } catch {
      const field = element("input", { type: "text", readonly: "", value: location.href, "aria-label": "Địa chỉ tìm kiếm" });
      this.told.replaceChildren("Nhấn Ctrl+C để chép: ", field); // an office's http address or an old browser
      field.select();
    }
  }

  /* ---- Searching ------------------------------------------------------------------------------------------ */

  /** Search for what the form says now; `how` the address is to follow: push, replace, keep. */
  update(how) {
    const turn = ++this.turn;
    this.results.setAttribute("aria-busy", "true");
    if (how !== "keep") this.page = 1;
    this.writeAddress(how);
    this.told.textContent = "";
    this.last = this.last.then(() => this.search(turn)).catch((error) => this.giveUp(error));
    return this.last;
  }

  async search(turn) {
    const isOld = () => turn !== this.turn; // another search waits already
    if (isOld()) return;
    const query = readQuery(this.input.value, this.forms);
    const { year, archive } = this.choice;
    const parts = this.parts.filter((part) => (!year || part.year === Number(year)) && (!archive || part.archive.root.pathname === archive));
    const asked = { query, parts, turn, sort: this.sort.value, choice: { ...this.choice } };
    const found = query.shown ? await this.findAll(asked, isOld) : await this.listAll(asked);
    if (isOld()) return;
    await this.show({ ...asked, ...found }, isOld);
  }

  /** Letters of all parts; those of the newest are shown as soon as they are known. */
  async findAll({ query, parts, sort, choice }, isOld) {
    if (!query.words.length) return { found: [], all: [] }; // punctuation only
    const isKnown = this.known?.shown === query.shown && parts.every((part) => this.known.parts.includes(part));
    if (parts.length > 1 && sort !== "number" && !isKnown) await this.showSome({ query, parts, sort, choice }, isOld);
    if (isOld()) return {};
    let { found: all, missing } = await find(parts, query, isOld);
    if (isOld()) return {};
    let remark = "";
    if (query.phrase) {
      const exact = await phrased(all, query.shown);
      if (exact.length || !all.length) all = exact;
      else if (query.words.length > 1) remark = remarkOf(query);
    }
    preferred(await withRows(all), query, await this.agenciesOf(query));
    if (isOld()) return {};
    if (!query.phrase) remark = nearlyOf(all, query);
    this.known = { shown: query.shown, parts };
    return { all, found: ordered(chosen(all, choice), sort), remark, missing: all.length ? [] : missing };
  }

  /** The agencies that a query names; without the list of their names the rest still works. */
  async agenciesOf(query) {
    if (query.words.length < 2) return [];
    const lists = await Promise.all(this.archives.map((archive) => archive.choices().catch(() => [])));
    return agenciesIn(query, lists.flat().flatMap(({ name, values }) => (name === "agency" ? values : [])));
  }

  /** What the first part has, shown at once: most people look for the newest, and the other parts take their time. */
  async showSome({ query, parts, sort, choice }, isOld) {
    const begin = query.period?.begin;
    const ofYear = parts.filter(({ year }) => !begin || year === Number(begin)); // the rest has nothing of the period
    const inOrder = sort === "oldest" ? [...ofYear].reverse() : ofYear;
    const isPlain = sort === SORTS[0] && !query.period && !Object.values(choice).some(Boolean); // its rows would take as long as the rest
    for (const part of inOrder.slice(0, BEGUN_WITH)) {
      let found = await findFirst(part, query);
      if (query.phrase) found = await phrased(ordered(found, SORTS[0]).slice(0, AT_FIRST), query.shown);
      if (isOld()) return;
      if (isPlain) found = found.map((one) => ({ ...one, place: 0, day: 0 }));
      else found = chosen(preferred(await withRows(found), query, []), choice);
      if (query.period) found = found.filter(({ first, tier }) => first || tier < 0); // others wait for their turn
      if (!found.length) continue;
      await this.show({ query, found: ordered(found, sort), early: true }, isOld);
      await new Promise((resolve) => { setTimeout(resolve, SEEN); });
      return;
    }
  }

  /** All letters; as long as nothing is chosen the newest part is enough to begin with. */
  async listAll({ parts, choice, sort }) {
    const order = sort === SORTS[0] ? "newest" : sort;
    const total = parts.reduce((sum, part) => sum + part.letters, 0);
    if (order === "newest" && this.page === 1 && !Object.values(choice).some(Boolean) && parts[0].letters >= AT_ONCE) {
      const all = await withRows(await parts[0].all());
      return { all: null, found: ordered(all, order), total };
    }
    const all = await withRows((await Promise.all(parts.map((part) => part.all()))).flat());
    return { all, found: ordered(chosen(all, choice), order) };
  }

  /* ---- Showing -------------------------------------------------------------------------------------------- */

  async show(shown, isOld) {
    const items = await this.items(shown, 0, shown.early ? AT_FIRST : AT_ONCE * this.page);
    if (isOld()) return;
    this.shown = { total: shown.found.length, ...shown };
    const held = this.results.contains(document.activeElement) && document.activeElement.href;
    this.results.replaceChildren(...(items.length ? this.list(items) : this.tips()));
    this.results.removeAttribute("aria-busy");
    this.status.textContent = this.tell();
    this.clear.hidden = !Object.values(this.choice).some(Boolean);
    if (held) [...this.results.querySelectorAll("a")].find((link) => link.href === held)?.focus();
    if (!shown.early) this.count();
  }

  async items({ found }, from, to) {
    const some = found.slice(from, to);
    const letters = await Promise.all(some.map((one) => one.part.letter(one)));
    return letters.map((letter, place) => {
      const { words, part } = some[place];
      return resultItem(letter, words, part.archive, part.archive === this.own);
    });
  }

  count() {
    const { all, choice, found, early } = this.shown;
    if (!this.facets || early || !found) return;
    const names = this.facets.facets.map(({ name }) => name);
    this.facets.show(this.choice, all ? Object.fromEntries(names.map((name) => [name, counted(all, name, choice)])) : {});
  }

  list(items) {
    const list = element("ol", { class: "cv-search__list" }, ...items);
    const more = element("button", { type: "button", class: "md-button cv-search__more" });
    const label = () => {
      const left = this.shown.total - list.children.length;
      more.textContent = `Xem thêm ${Math.min(left, AT_ONCE)} trong ${left} kết quả còn lại`;
      more.hidden = left <= 0 || Boolean(this.shown.early);
    };
    more.addEventListener("click", async () => {
      this.page += 1;
      this.writeAddress("replace");
      if (this.shown.all === null) Object.assign(this.shown, await this.listAll(this.shown));
      const next = await this.items(this.shown, list.children.length, AT_ONCE * this.page);
      list.append(...next);
      label();
      next[0]?.querySelector("a").focus();
    });
    label();
    return [list, more];
  }

  tell() {
    const { query, found, total, remark, missing, early } = this.shown;
    const shown = told(query.shown);
    if (early) return `Đang tìm “${shown}” trong các năm trước…`;
    const filtered = Object.values(this.choice).some(Boolean);
    const also = query.also.length ? `Cũng tìm “${query.also.join("”, “")}”.` : "";
    if (missing?.length) return [`Không có công văn nào chứa “${told(missing.join("”, “"))}”.`, also].filter(Boolean).join(" ");
    if (shown && !query.words.length) return "Chưa có từ nào để tìm.";
    if (!found.length) {
      const where = filtered ? " trong phạm vi đã chọn" : "";
      const nothing = `Không tìm thấy công văn nào cho “${shown}”${where}.`;
      return shown ? [nothing, also].filter(Boolean).join(" ") : "Không có công văn nào như đã chọn.";
    }
    if (!shown && filtered) return `Có ${total} công văn như đã chọn: ${this.facets?.chosen(this.choice).join("; ") ?? ""}.`;
    if (!shown) return `Có ${total} công văn. Gõ từ cần tìm hoặc chọn bên dưới ô tìm kiếm.`;
    return [`Tìm thấy ${total} công văn cho “${shown}”.`, also, remark].filter(Boolean).join(" ");
  }

  tips() {
    const filtered = Object.values(this.choice).some(Boolean);
    const tips = [...(filtered ? ["Bỏ bớt điều kiện đã chọn."] : []), ...(this.shown.query.shown ? TIPS : [])];
    return [element("ul", { class: "cv-search__tips" }, ...tips.map((tip) => element("li", {}, tip)))];
  }

  /** Arrow keys go from the field to the results, from one to the next, and back; Enter follows the link. */
  step(event) {
    const links = [...this.results.querySelectorAll("h2 a")];
    const stops = [this.input, ...links];
    const here = stops.indexOf(document.activeElement);
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!way || here < 0 || !stops[here + way] || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    stops[here + way].focus();
  }

  giveUp(error) {
    this.results.removeAttribute("aria-busy");
    this.status.textContent =
      "Không tải được chỉ mục tìm kiếm. Hãy kiểm tra kết nối rồi tải lại trang, hoặc xem công văn theo cơ quan, theo năm.";
    console.warn("search:", error);
  }
}

if (document.getElementById("cv-search-form")) {
  document.getElementById("cv-search-without")?.remove(); // says that there is no search without this script
  const page = new SearchPage();
  page.start().catch((error) => page.giveUp(error));
}
