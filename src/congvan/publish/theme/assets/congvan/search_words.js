/* Vietnamese words for search.js: how they are compared, and where a text has them. Text enters; text, places and nodes
 * leave. Nodes are made of text only, never of HTML.
 */

const TEXT_END = "\u241e"; // behind it stands what the index has beside the text (render.search_record)
const EXCERPT = 32; // words
const BEFORE_HIT = 6; // words
const SHORTEST_START = 3; // letters of a word's start that is worth marking

/* ---- Words ------------------------------------------------------------------------------------------------- */

/* Pagefind forgets marks but takes đ for another letter than d: the index has d with a mark for it (publish.search). */
export const stroked = (text) => text.replaceAll("đ", "d\u0369").replaceAll("Đ", "D\u0369");
export const unstroked = (text) => text.replaceAll("d\u0369", "đ").replaceAll("D\u0369", "Đ");
/** Text as typed by people who type no accents at all. */
export const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d");
/** The letters and digits of a text, in one word or in several. */
export const bare = (text) => text.replace(/[^\p{L}\p{N}\p{M}]+/gu, "");
export const pieces = (text) => text.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
export const hasAccents = (text) => folded(text) !== text.toLowerCase();

/* Where two ways of placing a tone differ: at the end of oa, oe, uy (but not after q, where u is no vowel). */
const OLD_PLACES = "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy".split(" ");
const NEW_PLACES = "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ".split(" ");

/** The text with every tone placed the one way and the other; once only if that makes no difference. */
export function tonePlacings(text) {
  const placed = (from, to) =>
    text.replace(new RegExp(`(?<!q)(?:${from.join("|")})(?![\\p{L}\\p{M}])`, "gu"), (end) => to[from.indexOf(end)]);
  return [...new Set([text, placed(NEW_PLACES, OLD_PLACES), placed(OLD_PLACES, NEW_PLACES)])];
}

/* ---- Marking ----------------------------------------------------------------------------------------------- */

/** Make an element; children that are texts stay texts. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** What is compared of a token: its words, and all of it as one, each as written and folded. */
function faces(tokens) {
  const known = new Map(); // the same words come again and again
  const fold = (piece) => {
    if (!known.has(piece)) known.set(piece, folded(piece));
    return [piece, known.get(piece)];
  };
  return tokens.map((token) => [...new Set([...pieces(token), bare(token)])].map(fold));
}

/** Which tokens a word hits: those most like it alone, if there are any. */
function hitsOf(word, tokens) {
  const forms = tonePlacings(word);
  const plain = folded(word);
  const begins = ([piece, fold]) => (plain === word || fold === piece) && fold.startsWith(plain); // phá is not in phải
  const likeness = [
    ([piece]) => forms.includes(piece),
    ([, fold]) => fold === plain,
    (side) => word.length >= SHORTEST_START && begins(side),
  ];
  for (const like of likeness) {
    const hits = tokens.flatMap((sides, place) => (sides.some(like) ? [place] : []));
    if (hits.length) return hits;
  }
  return [];
}

/** Where each token is hit, and by which words. */
function allHits(words, tokens) {
  const lower = faces(tokens.map((token) => token.normalize("NFC").toLowerCase()));
  const hits = new Map();
  words.forEach((word, number) => {
    for (const place of hitsOf(word, lower)) hits.set(place, [...(hits.get(place) ?? []), number]);
  });
  return hits;
}

/** The tokens as nodes, those that were hit marked, without the punctuation round them. */
function marked(tokens, hits) {
  return tokens.flatMap((token, place) => {
    const space = place ? [" "] : [];
    if (!hits.has(place)) return [...space, token];
    const [, before, word, after] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}\p{M}]*)$/su.exec(token);
    return [...space, before, element("mark", {}, word), after];
  });
}

/** Title and excerpt, marked: a word that either has as it was typed is marked nowhere with other marks. */
export function quoted(title, content, words) {
  const [titleTokens, tokens] = [title, content.split(TEXT_END)[0]].map((text) => text.split(/\s+/).filter(Boolean));
  const hits = [...allHits(words, [...titleTokens, ...tokens])];
  const length = titleTokens.length;
  const ofText = new Map(hits.filter(([place]) => place >= length).map(([place, numbers]) => [place - length, numbers]));
  return { title: marked(titleTokens, new Map(hits.filter(([place]) => place < length))), excerpt: excerpt(tokens, ofText) };
}

/** The stretch of the text that holds most of the words, then most hits; the first such. */
function excerpt(tokens, hits) {
  let [best, bestWorth] = [0, 0];
  for (const place of [...hits.keys()].sort((a, b) => a - b)) {
    const inside = [...hits].filter(([other]) => other >= place && other < place + EXCERPT - BEFORE_HIT);
    const worth = new Set(inside.flatMap(([, numbers]) => numbers)).size * EXCERPT + inside.length;
    if (worth > bestWorth) [best, bestWorth] = [place, worth];
  }
  const start = Math.max(0, Math.min(best - BEFORE_HIT, tokens.length - EXCERPT));
  const shown = tokens.slice(start, start + EXCERPT);
  const shifted = new Map([...hits].map(([place, numbers]) => [place - start, numbers]));
  const rest = start + EXCERPT < tokens.length ? [" …"] : [];
  return [...(start ? ["… "] : []), ...marked(shown, shifted), ...rest];
}
