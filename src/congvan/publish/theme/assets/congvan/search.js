/* The page /search/: the address (?q=…&agency=…) enters, results leave, and what is chosen goes back to the address.
 *
 * Pagefind (../../pagefind/) does the searching. It finds words by their first letters, without tone and vowel marks,
 * but with habits that an archive cannot have; `findAll` is about them (docs/decisions/0006-search-folding.md):
 *   - a word that no letter has is silently shortened until one has it, or dropped;
 *   - marks count only a little, and neighbours not at all: here the words side by side come first, then those with
 *     the marks as typed;
 *   - equal letters come in any order, here the newest comes first.
 * Text of letters and queries becomes text nodes only, never HTML.
 */

import {
  allHits, bare, element, excerpt, folded, hasAccents, marked, pieces, tonePlacings, unmarked,
} from "./search_words.js";

const ROOT = new URL("../../", import.meta.url);
const PAGEFIND = new URL("pagefind/", ROOT);

const RESULTS_AT_ONCE = 10;
const LONGEST_QUERY = 300; // characters
const MOST_WORDS = 16; // each word may load a part of the index
const LOOKED_INTO = 30; // results that are loaded to see whether the words stand side by side
const PAUSE = 250; // milliseconds between the last key and the search

/* How much a match in each piece of metadata counts against 1 for the text: the symbol is what people quote, the
 * title tells letters apart, `also` and `folded` are the same again in other spelling. */
const META_WEIGHTS = {
  symbol: 8, title: 5, folded: 5, series: 1, agency: 1, period: 1, date: 0.5, also: 0.5, status: 0, pdf: 0,
};

const FACETS = {
  agency: { label: "Cơ quan", all: "Tất cả cơ quan" },
  series: { label: "Loại báo cáo", all: "Tất cả loại báo cáo" },
  year: { label: "Năm báo cáo", all: "Tất cả các năm" },
  status: { label: "Tình trạng", all: "Mọi tình trạng" },
};

const TIPS = [
  "Kiểm tra lại chính tả, hoặc gõ không dấu: “dot pha” tìm được cả “đột phá”.",
  "Dùng ít từ hơn: công văn tìm được phải có đủ các từ đã gõ.",
  "Tìm theo số và ký hiệu, ví dụ 12/UBND-VHXH, hoặc theo kỳ báo cáo, ví dụ 4/2026.",
];

/* ---- The query ------------------------------------------------------------------------------------------- */

/** A typed query: `words` have the parts into which they may fall (`12/UBND` → 12, UBND); `number` if it is but one. */
function readQuery(typed) {
  const text = typed.normalize("NFC").slice(0, LONGEST_QUERY).replace(/\s+/g, " ").trim();
  const quoted = /^["“”„](.+)["“”]$/u.exec(text);
  const shown = quoted?.[1] ?? text;
  const found = [];
  for (const token of shown.toLowerCase().split(" ")) {
    const parts = pieces(token);
    if (/\d/.test(token) && parts.length > 1) found.push({ text: bare(token), parts });
    else found.push(...parts.map((part) => ({ text: part, parts: [part] })));
  }
  const number = /^(?:so )?0*([1-9]\d*)$/.exec(folded(found.map((word) => word.text).join(" ")));
  return { shown, words: found.slice(0, MOST_WORDS), phrase: Boolean(quoted), number: number?.[1] };
}

/* ---- The index --------------------------------------------------------------------------------------------- */

/** Whether a letter has a word that begins so, in its text or what is known of it. */
function has({ content, meta }, word) {
  const start = unmarked(word);
  return [content, ...Object.values(meta)].join(" ").split(/\s+/).some((token) => {
    const whole = bare(unmarked(token));
    return whole.startsWith(start) || (/[^\p{L}]/u.test(token) && whole.includes(start));
  });
}

/** The index of this edition with what the page asks of it, one question after the other. */
class Index {
  static async open() {
    const entry = await (await fetch(new URL("pagefind-entry.json", PAGEFIND))).json();
    const index = new Index();
    if (Object.keys(entry.languages).length === 0) return index; // no letters: there is no index either
    index.pagefind = await import(new URL("pagefind.js", PAGEFIND).href);
    await index.pagefind.options({ ranking: { metaWeights: META_WEIGHTS } });
    index.totals = await index.pagefind.filters();
    const { results } = await index.pagefind.search(null, { sort: { date: "desc" } });
    index.age = new Map(results.map((result, rank) => [result.id, rank]));
    return index;
  }

  constructor() {
    this.pagefind = null;
    this.totals = {};
    this.age = new Map();
  }

  /** The whole values (`id label`) of the chosen ids, as Pagefind filters by them; an unknown id finds nothing. */
  filters(chosen) {
    return Object.fromEntries(
      Object.entries(chosen)
        .filter(([, id]) => id)
        .map(([facet, id]) => [facet, Object.keys(this.totals[facet] ?? {}).find((v) => idOf(v) === id) ?? id]),
    );
  }

  /** Search for words that all letters found must have; `exact` with the marks as typed. */
  async search(text, filters, exact = false) {
    await this.pagefind.options({ exactDiacritics: exact });
    return this.pagefind.search(text, { filters });
  }

  /** The results: those of the first set, then those of the second …; the better first; of about equals the newest. */
  ranked(results, sets = []) {
    const turn = ({ id }) => [...sets, { has: () => true }].findIndex((set) => set.has(id));
    const step = ({ score }) => Math.round(Math.log(Math.max(score, 1e-6)) * 10); // a tenth better is better
    const age = ({ id }) => this.age.get(id) ?? this.age.size;
    return [...results].sort((a, b) => turn(a) - turn(b) || step(b) - step(a) || age(a) - age(b));
  }

  /** Make the words such as letters have, by parting some (12/khcn → 12 khcn), and name those that none has.
   *
   * Pagefind shortens a word that no letter has, or drops it. If the word is anywhere in the index it is in every
   * letter found, so one of them tells. */
  async spell(words, filters) {
    const lacking = async (spelt) => {
      const { results } = await this.search(spelt.map(({ text }) => text).join(" "), filters);
      if (!results.length) return spelt.filter(({ parts }) => parts.length > 1);
      const letter = await results[0].data();
      return spelt.filter(({ text }) => !has(letter, text));
    };
    const odd = await lacking(words);
    if (!odd.length) return { spelt: words, missing: [] };
    const apart = (word) => (odd.includes(word) ? word.parts.map((part) => ({ text: part, parts: [part] })) : [word]);
    const spelt = words.flatMap(apart);
    return { spelt, missing: await lacking(spelt) };
  }
}

const idOf = (value) => value.split(" ", 1)[0];
const labelOf = (value) => value.slice(idOf(value).length + 1);

/** Everything that a query finds: results in order, counts per facet, words for marking, and what to remark. */
async function findAll(index, query, chosen) {
  const nothing = { results: [], filters: {}, words: [] };
  if (query.shown && !query.words.length) return nothing; // punctuation only
  if (!query.words.length) return { ...(await listed(index, (filters) => index.search(null, filters), chosen)), words: [] };
  const { spelt, missing } = await index.spell(query.words, index.filters(chosen));
  if (missing.length) return { ...nothing, missing: missing.map((word) => word.text) };
  const words = spelt.map((word) => word.text);
  const text = words.join(" ");
  const asPhrase = (filters) => asTyped(index, (placing) => `"${placing}"`, text, filters);
  const accented = hasAccents(text);
  if (query.phrase && accented) {
    const found = await listed(index, asPhrase, chosen);
    if (found.results.length) return { ...found, words };
  }
  const sets = await firstSets(index, query.number, text, index.filters(chosen), asPhrase);
  const found = await listed(index, (filters) => index.search(text, filters), chosen, sets);
  if (words.length > 1 && !query.number && !(accented && sets[0].size)) {
    for (const id of await sideBySide(found.results, text)) sets[0].add(id);
    found.results = index.ranked(found.results, sets);
  }
  return { ...found, words, remark: query.phrase && words.length > 1 ? phraseRemark(accented) : "" };
}

/** What a search finds with the chosen filters, ranked; and how many each value of each facet would give, the
 * facet's own choice put aside. */
async function listed(index, search, chosen, sets = []) {
  const { results, filters } = await search(index.filters(chosen));
  const counts = { ...filters };
  for (const facet of Object.keys(FACETS).filter((name) => chosen[name])) {
    counts[facet] = (await search(index.filters({ ...chosen, [facet]: "" }))).filters[facet];
  }
  return { results: index.ranked(results, sets), filters: counts };
}

/** The ids of what comes before all else: letters with that number; with the phrase; with the marks as typed. */
async function firstSets(index, number, text, filters, asPhrase) {
  const ids = ({ results }) => new Set(results.map(({ id }) => id));
  if (number) return [ids(await index.search(null, { ...filters, number }))];
  const sets = text.includes(" ") ? [ids(await asPhrase(filters))] : [];
  if (hasAccents(text)) sets.push(ids(await asTyped(index, (placing) => placing, text, filters)));
  return sets;
}

/** The ids of those among the first results that have the words side by side, whatever their marks.
 *
 * Pagefind cannot tell: a word that a letter has with several marks has several lists of places. */
async function sideBySide(results, text) {
  const words = (some) => ` ${pieces(folded(some)).join(" ")}`;
  const looked = results.slice(0, LOOKED_INTO);
  const letters = await Promise.all(looked.map((result) => result.data()));
  return looked.filter((_, place) => words(letters[place].content).includes(words(text))).map(({ id }) => id);
}

/** Search with the marks as typed, wherever the tones stand. */
async function asTyped(index, write, text, filters) {
  const found = { results: [], filters: {} };
  for (const placing of tonePlacings(text)) {
    const { results, filters: counts } = await index.search(write(placing), filters, true);
    const known = new Set(found.results.map(({ id }) => id));
    found.results.push(...results.filter(({ id }) => !known.has(id)));
    for (const [facet, values] of Object.entries(counts)) {
      const sums = (found.filters[facet] ??= {});
      for (const [value, count] of Object.entries(values)) sums[value] = (sums[value] ?? 0) + count;
    }
  }
  return found;
}

function phraseRemark(accented) {
  return accented
    ? "Không có đúng cụm từ này; dưới đây là công văn có đủ các từ."
    : "Muốn tìm đúng cụm từ, hãy gõ có dấu; dưới đây là công văn có đủ các từ.";
}

/* ---- The page ---------------------------------------------------------------------------------------------- */

function resultItem({ meta, content, raw_url: address, filters }, words) {
  const titleTokens = meta.title.split(/\s+/);
  const title = marked(titleTokens, allHits(words, titleTokens));
  const issued = filters.status?.every((value) => idOf(value) === "issued");
  const symbol = meta.symbol && `Số ${meta.symbol}`;
  const facts = [symbol, meta.date, meta.agency, meta.period, issued ? "" : meta.status].filter(Boolean);
  const item = element(
    "li",
    { class: "cv-search__result" },
    element("h2", {}, element("a", { href: new URL(address, ROOT).href }, ...title)),
    element("p", { class: "cv-search__facts" }, facts.join(" · ")),
    element("p", { class: "cv-search__excerpt" }, ...excerpt(content, words)),
  );
  if (meta.pdf) {
    const name = `PDF: ${symbol || meta.title}`; // says PDF first, as the link does: people speak what they see
    const link = element("a", { href: new URL(meta.pdf, ROOT).href, "aria-label": name }, "PDF");
    item.append(element("p", { class: "cv-search__pdf" }, link));
  }
  return item;
}

/** The page: form, facets, status line and results; one search at a time, the newest wins. */
class SearchPage {
  constructor() {
    const part = (name) => document.getElementById(`cv-search-${name}`);
    [this.form, this.input, this.status] = [part("form"), part("input"), part("status")];
    this.results = part("results");
    this.facets = part("filters") ?? this.form.appendChild(element("div", { id: "cv-search-filters" }));
    this.selects = {};
    this.turn = 0;
    this.last = Promise.resolve();
  }

  async start() {
    this.status.textContent = "Đang mở chỉ mục tìm kiếm…";
    this.index = await Index.open();
    if (!this.index.pagefind) {
      this.status.textContent = "Chưa có công văn nào để tìm kiếm.";
      return;
    }
    this.makeFacets();
    this.readAddress();
    this.listen();
    await this.update();
  }

  listen() {
    let timer = 0;
    const soon = (pause) => {
      clearTimeout(timer);
      timer = setTimeout(() => this.update(), pause);
    };
    this.input.addEventListener("input", () => soon(PAUSE));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      soon(0);
    });
    for (const select of Object.values(this.selects)) select.addEventListener("change", () => soon(0));
    window.addEventListener("popstate", () => {
      this.readAddress();
      soon(0);
    });
  }

  get chosen() {
    return Object.fromEntries(Object.entries(this.selects).map(([facet, select]) => [facet, select.value]));
  }

  makeFacets() {
    for (const [facet, { label, all }] of Object.entries(FACETS)) {
      const id = `cv-facet-${facet}`;
      this.selects[facet] = element("select", { id, name: facet }, element("option", { value: "" }, all));
      this.facets.append(
        element("div", { class: "cv-search__facet" }, element("label", { for: id }, label), this.selects[facet]),
      );
      this.countFacet(facet, this.index.totals[facet] ?? {});
    }
  }

  /** Show what a facet may be set to, with counts; its own choice stays even where it finds nothing. */
  countFacet(facet, counts) {
    const select = this.selects[facet];
    const { value: now } = select;
    const order = facet === "year" ? (a, b) => idOf(b) - idOf(a) : (a, b) => labelOf(a).localeCompare(labelOf(b), "vi");
    const values = Object.keys(this.index.totals[facet] ?? {}).filter((value) => counts[value] || idOf(value) === now);
    const options = values
      .sort(order)
      .map((value) => element("option", { value: idOf(value) }, `${labelOf(value)} (${counts[value] ?? 0})`));
    select.replaceChildren(select.options[0], ...options);
    select.value = now;
  }

  readAddress() {
    const asked = new URLSearchParams(location.search);
    this.input.value = asked.get("q") ?? "";
    for (const [facet, select] of Object.entries(this.selects)) {
      this.countFacet(facet, this.index.totals[facet] ?? {});
      select.value = asked.get(facet) ?? "";
      if (select.selectedIndex < 0) select.value = ""; // an id that this edition does not have
    }
  }

  writeAddress() {
    const address = new URL(location.href);
    for (const [name, value] of Object.entries({ q: this.input.value.trim(), ...this.chosen })) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    history.replaceState(history.state, "", address);
  }

  /** Search for what the form says now. */
  update() {
    const turn = ++this.turn;
    this.writeAddress();
    this.last = this.last.then(() => this.search(turn)).catch((error) => this.giveUp(error));
    return this.last;
  }

  async search(turn) {
    if (turn !== this.turn) return; // another search waits already
    const query = readQuery(this.input.value);
    const found = await findAll(this.index, query, this.chosen);
    const items = await this.items(found, 0);
    if (turn !== this.turn) return;
    for (const facet of Object.keys(FACETS)) this.countFacet(facet, found.filters[facet] ?? {});
    this.status.textContent = this.tell(query, found);
    this.results.replaceChildren(...(items.length ? this.list(found, items) : this.tips(query)));
  }

  async items(found, from) {
    const some = found.results.slice(from, from + RESULTS_AT_ONCE);
    const data = await Promise.all(some.map((result) => result.data()));
    return data.map((one) => resultItem(one, found.words));
  }

  list(found, items) {
    const list = element("ol", { class: "cv-search__list" }, ...items);
    const more = element("button", { type: "button", class: "md-button cv-search__more" });
    const label = () => {
      const left = found.results.length - list.children.length;
      more.textContent = `Xem thêm ${Math.min(left, RESULTS_AT_ONCE)} trong ${left} kết quả còn lại`;
      more.hidden = left <= 0;
    };
    more.addEventListener("click", async () => {
      const next = await this.items(found, list.children.length);
      list.append(...next);
      label();
      next[0]?.querySelector("a").focus();
    });
    label();
    return [list, more];
  }

  tell(query, { results, missing, remark }) {
    const filtered = Object.values(this.chosen).some(Boolean);
    if (missing?.length) return `Không có công văn nào chứa “${missing.join("”, “")}”.`;
    if (!results.length) {
      const where = filtered ? " trong phạm vi đã chọn" : "";
      return query.shown ? `Không tìm thấy công văn nào cho “${query.shown}”${where}.` : "Không có công văn nào như đã chọn.";
    }
    if (!query.shown) return `Có ${results.length} công văn, mới nhất trước. Gõ từ cần tìm hoặc chọn bên cạnh.`;
    return [`Tìm thấy ${results.length} công văn cho “${query.shown}”.`, remark].filter(Boolean).join(" ");
  }

  tips(query) {
    const filtered = Object.values(this.chosen).some(Boolean);
    const tips = [...(filtered ? ["Bỏ bớt điều kiện đã chọn."] : []), ...(query.shown ? TIPS : [])];
    return [element("ul", { class: "cv-search__tips" }, ...tips.map((tip) => element("li", {}, tip)))];
  }

  giveUp(error) {
    this.status.textContent =
      "Không tải được chỉ mục tìm kiếm. Hãy kiểm tra kết nối rồi tải lại trang, hoặc xem công văn theo cơ quan, theo năm.";
    console.warn("search:", error);
  }
}

if (document.getElementById("cv-search-form")) {
  const page = new SearchPage();
  page.start().catch((error) => page.giveUp(error));
}
