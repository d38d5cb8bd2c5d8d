/* What people type enters; what is to be looked for leaves: words, whether they are a phrase or a number, and the same
 * with short forms written out or the reverse.
 */

import { bare, folded, pieces } from "./search_words.js";

const LONGEST = 300; // characters
const MOST_WORDS = 16; // each word may load a part of the index
const MOST_READINGS = 6;

/** A typed query. `shown` is what to repeat to people; `readings` are lists of words, the first as typed; `words` of a
 * reading have the parts into which they may fall (`12/UBND` → 12, UBND); `number` if it is but one. */
export function readQuery(typed, groups) {
  const text = typed.normalize("NFC").slice(0, LONGEST).replace(/\s+/g, " ").trim();
  const quoted = /^["“”„](.+)["“”]$/u.exec(text);
  const shown = quoted?.[1].trim() ?? text;
  const words = split(shown).slice(0, MOST_WORDS);
  const number = /^(?:so )?0*([1-9]\d*)$/.exec(folded(words.map((word) => word.text).join(" ")));
  const { readings, also } = number ? { readings: [{ words, span: 0 }], also: [] } : read(words, groups);
  return { shown, words, readings, also, phrase: Boolean(quoted), number: Number(number?.[1] ?? 0) };
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
