/* A query enters; the letters that it finds leave, with what they have of each facet. See docs/decisions/0023.
 *
 * Pagefind finds words by their first letters, without marks. Here is what an archive needs beyond that:
 *   - a word that no letter has finds nothing (Pagefind would shorten it until one has it);
 *   - words side by side come before words apart, marks as typed before other marks, equals by age;
 *   - letters are narrowed, counted and ordered by the rows of their part.
 */

import { isOf } from "./search_query.js";
import { openPart, readJson, ROOT } from "./search_source.js";
import { bare, folded, hasAccents, pieces, stroked, tonePlacings, unstroked } from "./search_words.js";

const LOOKED_INTO = 50; // letters in which a phrase is read word by word
const KEPT = 12; // answers of a part: one query asks some things twice
const TOGETHER = 2; // parts that are searched before the page may do something else

/** Some letters of an archive, indexed together: most often those of a year. */
class Part {
  constructor(archive, listed) {
    Object.assign(this, listed, { archive, known: new Map(), turn: Promise.resolve() });
  }

  open() {
    this.opened ??= openPart(this.archive.root, this).catch((error) => {
      this.opened = null;
      throw error;
    });
    return this.opened;
  }

  rows() {
    this.read ??= readJson(this.archive.root, `pagefind/${this.name}/rows.json`, this.tag).then((rows) => {
      rows.places = new Map(rows.ids.map((id, place) => [id, place]));
      return rows;
    });
    return this.read;
  }

  /** Pagefind's results for words that all letters found must have; `exact` with the marks as typed. */
  search(text, exact = false) {
    const key = `${exact} ${text ?? ""}`;
    if (this.known.size > KEPT) this.known.clear();
    if (!this.known.has(key)) this.known.set(key, this.turn.then(() => this.ask(text, exact)));
    this.turn = this.known.get(key).catch(() => null); // one question at a time: the index is told how to compare
    return this.known.get(key);
  }

  async ask(text, exact) {
    const index = await this.open();
    await index.options({ exactDiacritics: exact });
    return (await index.search(text === null ? null : stroked(text))).results;
  }

  /** All letters of the part, as `find` gives them. */
  async all() {
    return (await this.rows()).ids.map((id) => ({ id, tier: 0, score: 1, titled: 0, part: this, words: [] }));
  }

  /** What a result shows. */
  async letter({ id, result }) {
    if (!result) {
      this.whole ??= this.search(null).then((all) => new Map(all.map((one) => [one.id, one])));
      result = (await this.whole).get(id);
    }
    const { content, meta, raw_url: address } = await result.data();
    const known = Object.fromEntries(Object.entries(meta).map(([name, text]) => [name, unstroked(text)]));
    return { content: unstroked(content), meta: known, address };
  }
}

/** An edition that is searched: this one, or one that it joins. */
export class Archive {
  static async open(root = ROOT) {
    const catalogue = await readJson(root, "pagefind/catalogue.json");
    return new Archive(root, catalogue);
  }

  constructor(root, catalogue) {
    Object.assign(this, catalogue, { root });
    this.parts = catalogue.parts.map((part) => new Part(this, part));
  }

  /** The editions that this one joins: only public ones, only from an internal one, only those that are there. */
  async joined() {
    const asked = this.audience === "internal" && !this.isCarried ? this.joins : [];
    const found = await Promise.allSettled(asked.map((link) => Archive.open(new URL(link, this.root))));
    return found
      .map(({ value }) => value)
      .filter((other) => other?.audience === "public" && other.engine === this.engine && other.root.origin === this.root.origin);
  }

  /** Whether it was opened from a folder, where a page may read nothing but what was copied with it. */
  get isCarried() {
    return this.root.protocol === "file:";
  }

  choices() {
    return readJson(this.root, "pagefind/facets.json", this.facets);
  }
}

/* ---- Finding ------------------------------------------------------------------------------------------------ */

/** Whether a letter has a word that begins so, in its text or what is known of it. */
function has({ content, meta }, word) {
  const start = folded(word);
  return folded([content, ...Object.values(meta)].join(" ")).split(/\s+/).some((token) => {
    const whole = bare(token);
    return whole.startsWith(start) || (/[^\p{L}]/u.test(token) && whole.includes(start));
  });
}

const textOf = (words) => words.map(({ text }) => text).join(" ");

/** Make the words such as letters of the part have, if they may be parted (12/khcn → 12 khcn); null if it lacks one.
 *
 * Pagefind shortens a word that no letter has, or drops it. If the word is anywhere in the index it is in every letter
 * found, so one of them tells. */
async function spelt(part, words, missing, apart) {
  const lacking = async (some) => {
    const [result] = await part.search(textOf(some));
    if (!result) return some.filter(({ parts }) => parts.length > 1);
    const letter = await part.letter({ result });
    return some.filter(({ text }) => !has(letter, text));
  };
  const odd = await lacking(words);
  if (!odd.length) return words;
  const parted = words.flatMap((word) => (odd.includes(word) ? word.parts.map((text) => ({ text, parts: [text] })) : [word]));
  const lost = apart && parted.length > words.length ? await lacking(parted) : odd;
  if (!lost.length) return parted;
  missing.push(...lost.map(({ text }) => text));
  return null;
}

/** The longest run of places that follow one another, at most so far apart. */
function run(places, apart = 1) {
  let [longest, length, last] = [0, 0, -2];
  for (const place of [...places].sort((a, b) => a - b)) {
    if (place === last) continue;
    length = place <= last + apart ? length + 1 : 1;
    longest = Math.max(longest, length);
    last = place;
  }
  return longest;
}

/** What a query finds in several parts, as `findIn`; words are parted only where no part has them whole. */
export async function find(parts, query, isOld = () => false) {
  const look = async (apart) => {
    const seen = [];
    for (let at = 0; at < parts.length && !isOld(); at += TOGETHER) {
      seen.push(...(await Promise.all(parts.slice(at, at + TOGETHER).map((part) => findIn(part, query, apart)))));
      await new Promise((resolve) => { setTimeout(resolve); });
    }
    return seen;
  };
  let all = await look(false);
  const isOdd = query.readings.some(({ words }) => words.some((word) => word.parts.length > 1));
  if (isOdd && !all.some(({ found }) => found.length)) all = await look(true);
  const missing = all.map((one) => one.missing).reduce((a, b) => a.filter((word) => b.includes(word)), all[0]?.missing ?? []);
  return { found: all.flatMap(({ found }) => found), missing: [...new Set(missing)] };
}

/** What a part has of a query as it was typed, else of another reading: shown while the other parts are searched. */
export async function findFirst(part, query) {
  for (const reading of query.phrase ? query.readings.slice(0, 1) : query.readings) {
    const { found } = await findIn(part, { ...query, readings: [reading] }, false);
    if (found.length) return found;
  }
  return [];
}

/** What a query finds in a part: [{id, part, result, tier, score, words}], and the words that the part lacks.
 *
 * `near` is 1 where a word is only the beginning of one of the letter's. Tiers: 0 the words side by side with the marks as typed, 1 apart, 2 side by side with other marks, 3 the rest; half
 * a tier behind, what another reading found. A letter of the number or symbol that was typed stands before all. */
async function findIn(part, query, apart) {
  const found = new Map();
  const missing = [];
  for (const [turn, reading] of query.readings.entries()) {
    const lost = turn ? [] : missing;
    const words = await spelt(part, reading.words, lost, apart);
    if (!words) continue;
    const whole = await havingWhole(part, words);
    for (const one of await read(part, words)) {
      if (reading.span > 1 && run(one.result.words, 2) < reading.span) continue; // “khoa học và công nghệ” will do
      const lacking = words.filter(({ text }) => whole.has(text) && !whole.get(text).has(one.id)).map(({ text }) => text);
      const standing = { tier: one.tier + (turn ? 0.5 : 0), near: Number(lacking.length > 0), lacking };
      const known = found.get(one.id);
      if (known && known.near * 10 + known.tier <= standing.near * 10 + standing.tier) continue;
      found.set(one.id, { ...one, ...known, ...standing, words: words.map(({ text }) => text) });
    }
  }
  if (query.number) await numbered(part, query.number, found);
  return { found: comparable([...found.values()]), missing };
}

/** Which letters have each word as a whole, not as a beginning; a number may be a part of a symbol or a date. */
async function havingWhole(part, words) {
  const letters = [...new Set(words.map(({ text }) => text))].filter((text) => !/\d/.test(text));
  const sets = await Promise.all(letters.map((text) => part.search(`"${text}"`)));
  return new Map(letters.map((text, place) => [text, new Set(sets[place].map(({ id }) => id))]));
}

/** Scores of one part say nothing beside those of another, where words are rarer: each becomes a share of the best. */
function comparable(found) {
  const best = [0, 0];
  for (const { titled, score } of found) best[titled] = Math.max(best[titled], score);
  return found.map((one) => ({ ...one, score: one.score / best[one.titled] }));
}

async function read(part, words) {
  const text = textOf(words);
  const exact = new Map();
  for (const placing of hasAccents(text) ? tonePlacings(text) : []) {
    for (const result of await part.search(placing, true)) exact.set(result.id, Math.max(run(result.words), exact.get(result.id) ?? 0));
  }
  return (await part.search(text)).map((result) => ({
    id: result.id,
    part,
    result,
    score: result.score,
    titled: Number(Boolean(result.matchedMetaFields?.includes("title"))),
    tier: words.length === 1 && isSymbol(text, result) ? -1 : tierOf(result, words.length, hasAccents(text), exact),
  }));
}

/** Whether the letter itself bears the symbol that was typed; others may speak of it. */
const isSymbol = (text, { matchedMetaFields }) => /\d\D/.test(text) && Boolean(matchedMetaFields?.includes("symbol"));

function tierOf({ id, words }, count, accented, exact) {
  if (count === 1) return accented && !exact.has(id) ? 1 : 0;
  if (exact.has(id)) return exact.get(id) >= count ? 0 : 1;
  if (run(words) < count) return 3;
  return accented ? 2 : 0;
}

async function numbered(part, number, found) {
  const rows = await part.rows();
  rows.numbers.forEach((one, place) => {
    if (one !== number) return;
    const id = rows.ids[place];
    found.set(id, { id, part, score: 1, titled: 1, words: [String(number)], ...found.get(id), tier: -1 });
  });
}

/** Keep the letters that have the phrase: in the order typed, with the marks as typed if any have it so. */
export async function phrased(found, text) {
  const close = found.filter(({ tier }) => tier < 3 && tier !== 1 && tier !== 1.5);
  const wanted = ` ${pieces(folded(text)).join(" ")} `;
  const looked = await Promise.all(close.slice(0, LOOKED_INTO).map(async (one) => {
    if (one.tier % 1) return true; // another reading: its own words
    const { content } = await one.part.letter(one);
    return ` ${pieces(folded(content)).join(" ")} `.includes(wanted);
  }));
  const kept = close.filter((_, place) => looked[place] ?? true);
  const best = kept.filter(({ tier }) => tier < 1);
  return best.length ? best : kept;
}

/* ---- Ordering, narrowing, counting --------------------------------------------------------------------------- */

const step = ({ score }) => Math.round(Math.log(Math.max(score, 1e-6)) * 5); // a fifth better is better
/** The letter of that number; all words as wholes; of the period and the agency that were named. */
const standing = ({ tier, near = 0, first = 0 }) => (tier < 0 ? -9 : 3 * near - first);
const newest = (a, b) => b.day - a.day || a.place - b.place;
const ORDERS = {
  relevance: (a, b) => standing(a) - standing(b) || a.tier - b.tier || b.titled - a.titled || step(b) - step(a) || newest(a, b),
  newest,
  oldest: (a, b) => a.day - b.day || a.place - b.place,
  number: (a, b) => (a.number || Infinity) - (b.number || Infinity) || newest(a, b),
};
export const SORTS = Object.keys(ORDERS);

export const ordered = (found, sort) => [...found].sort(ORDERS[sort] ?? ORDERS.relevance);

/** Put beside each letter what its part's rows say of it. */
export async function withRows(found) {
  const parts = [...new Set(found.map(({ part }) => part))];
  const rows = new Map(await Promise.all(parts.map(async (part) => [part, await part.rows()])));
  for (const one of found) {
    const of = rows.get(one.part);
    const place = of.places.get(one.id);
    Object.assign(one, { place, day: of.days[place], number: of.numbers[place] });
    one.of = (facet) => {
      if (facet === "archive") return one.part.archive.root.pathname;
      const column = of.facets[facet];
      return column?.values[column.rows[place]];
    };
  }
  return found;
}

/** Say of each letter, with its rows, whether it is of the period and of an agency that the query names. */
export function preferred(found, { period }, agencies) {
  for (const one of found) {
    one.first = Number(Boolean(period) && isOf(one.of("period") ?? "", period)) + Number(agencies.includes(one.of("agency")));
  }
  return found;
}

export const chosen = (found, choice) =>
  found.filter((one) => Object.entries(choice).every(([facet, value]) => !value || one.of(facet) === value));

/** How many letters each value of a facet would give, its own choice put aside. */
export function counted(found, facet, choice) {
  const counts = new Map();
  for (const one of chosen(found, { ...choice, [facet]: "" })) {
    const value = one.of(facet);
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}
