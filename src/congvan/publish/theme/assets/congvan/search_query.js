/* What people type enters; what is to be looked for leaves: words, whether they are a phrase or a number, and the same
 * with short forms written out or the reverse.
 */

import { bare, folded, pieces } from "./search_words.js";

const LONGEST = 300; // characters
const MOST_WORDS = 16; // each word may load a part of the index
const MOST_READINGS = 6;

/* How people name a period beside other words: folded, without signs. What leaves is the end of its id (2026-03, 2026-Q1). */
const YEAR = String.raw`(?: (?:nam )?(?<year>\d{4}))?\b`;
const DAY = /\bngay \d{1,2} thang \d/; // a day, not a period
const QUARTERS = ["i", "ii", "iii", "iv"];
const PERIODS = [
  [new RegExp(String.raw`\b(?<named>[69]) thang (?:dau|cuoi)`), () => null], // as before: by its words
  [new RegExp(String.raw`\bthang 0?(?<named>1[0-2]|[1-9])${YEAR}`), (named) => `-${named.padStart(2, "0")}`],
  [new RegExp(String.raw`\bquy 0?(?<named>[1-4]|iv|i{1,3})${YEAR}`), (named) => `-Q${QUARTERS.indexOf(named) + 1 || named}`],
  [/\bnam (?<year>\d{4})\b/, () => ""],
];

/* What an agency's short name begins with; people leave it out. */
const KIND = /^(?:(?:ubnd|uy ban nhan dan|hdnd) )?(?:(phuong|xa|thi tran|thi xa|dac khu|huyen|quan|thanh pho|tinh) )?/;

/** A typed query. `shown` is what to repeat to people; `readings` are lists of words, the first as typed; `words` of a
 * reading have the parts into which they may fall (`12/UBND` → 12, UBND); `number` if it is but one. */
export function readQuery(typed, groups) {
  const text = typed.normalize("NFC").slice(0, LONGEST).replace(/\s+/g, " ").trim();
  const quoted = /^["“”„](.+)["“”]$/u.exec(text);
  const shown = quoted?.[1].trim() ?? text;
  const words = split(shown).slice(0, MOST_WORDS);
  const number = /^(?:so )?0*([1-9]\d*)$/.exec(folded(words.map((word) => word.text).join(" ")));
  const { readings, also } = number ? { readings: [{ words, span: 0 }], also: [] } : read(words, groups);
  return { shown, words, readings, also, phrase: Boolean(quoted), number: Number(number?.[1] ?? 0), period: periodOf(shown) };
}

const plain = (text) => pieces(folded(text)).join(" ");

/** The period that a query names: how its id begins and ends; null if it names none. */
function periodOf(text) {
  const said = plain(text);
  if (DAY.test(said)) return null;
  for (const [form, endOf] of PERIODS) {
    const found = form.exec(said)?.groups;
    const end = found && endOf(found.named);
    if (found) return end === null ? null : { begin: found.year ?? "", end };
  }
  return null;
}

/** Whether a period's id is of the period that was named. */
export const isOf = (id, { begin, end }) => id.startsWith(begin) && id.endsWith(end);

/** The agencies that a query names in full, of [[id, short name]]; one whose name is a part of another's gives way. */
export function agenciesIn(query, agencies) {
  const said = ` ${plain(query.shown)} `;
  const named = agencies.map(([id, shown]) => ({ id, name: ` ${nameOf(plain(shown))} ` })).filter(({ name }) => said.includes(name));
  return named.filter(({ name }) => !named.some((other) => other.name !== name && other.name.includes(name))).map(({ id }) => id);
}

/** A name without what all agencies of its kind have; a name of one word keeps its kind, for it is many another word. */
function nameOf(shown) {
  const [begun, kind] = KIND.exec(shown);
  const name = shown.slice(begun.length);
  return name.includes(" ") || !kind ? name || shown : `${kind} ${name}`;
}

function split(text) {
  return text.toLowerCase().split(" ").flatMap((token) => {
    const parts = pieces(token);
    if (/\d/.test(token) && parts.length > 1) return [{ text: bare(token), parts }];
    return parts.map((part) => ({ text: part, parts: [part] }));
  });
}

const keyOf = (words) => words.map(({ text }) => folded(text)).join(" ");

/** All readings of the words; `span` is how many words of a reading must stand side by side to mean the same. */
function read(words, groups) {
  let readings = [{ words: [], span: 0 }];
  const also = [];
  for (let at = 0; at < words.length; ) {
    const found = meaning(words, at, groups);
    const here = words.slice(at, at + (found?.length ?? 1));
    const others = (found?.others ?? []).map((form) => ({ words: split(form), form }));
    also.push(...others.map(({ form }) => form));
    const ways = [{ words: here, span: 0 }, ...others.map((one) => ({ words: one.words, span: one.words.length }))];
    readings = ways.flatMap((way) => readings.map((so) => ({
      words: [...so.words, ...way.words], span: Math.max(so.span, way.span),
    })));
    at += here.length;
    readings = readings.slice(0, MOST_READINGS);
  }
  readings = readings.filter(({ words: more }, turn) => !readings.slice(0, turn).some((less) => holds(more, less.words)));
  return { readings, also: [...new Set(also)] };
}

/** Whether some words are all among others, so that whatever has those has these: they need not be looked for. */
function holds(more, less) {
  const keys = new Set(more.map(({ text }) => folded(text)));
  return less.every(({ text }) => keys.has(folded(text)));
}

/** The longest form that begins at a word, and the other forms of its group. */
function meaning(words, at, groups) {
  let best = null;
  for (const group of groups) {
    const keys = group.map((form) => keyOf(split(form)));
    for (const key of keys) {
      const length = key.split(" ").length;
      if (length <= (best?.length ?? 0) || keyOf(words.slice(at, at + length)) !== key) continue;
      best = { length, others: group.filter((_, place) => keys[place] !== key) };
    }
  }
  return best;
}
