/* Where the search page's files come from: nothing else here reads a file of an edition. Links enter; data and open
 * indexes leave.
 */

export const ROOT = new URL("../../", import.meta.url);

/* How much a match in each piece of metadata counts against 1 for the text: the symbol is what people quote, the title
 * tells letters apart, `also` is the same again in other spelling. */
const META_WEIGHTS = {
  symbol: 8, title: 5, series: 1, agency: 1, period: 1, date: 0.5, also: 0.5, status: 0, pdf: 0,
};

/** Data of an edition; a `tag` of its contents lets a browser keep it, without one it asks again each time. */
export async function readJson(root, path, tag = "") {
  const asked = await fetch(new URL(tag ? `${path}?v=${tag}` : path, root), { cache: tag ? "default" : "no-cache" });
  if (!asked.ok) throw new Error(`${asked.status}: ${path}`);
  return asked.json();
}

let first = null; // the first index brings the engine, whose memory all others share: they wait for it

/** Open the index of a part. It works without a Worker: some browsers have none, and pages opened from files may not start one. */
export async function openPart(root, part) {
  const before = first;
  let done;
  first ??= new Promise((resolve) => { done = resolve; });
  await before;
  try {
    const { createInstance } = await import(new URL("pagefind/pagefind.js", ROOT).href);
    const index = createInstance({
      basePath: new URL(`pagefind/${part.name}/`, root).href,
      noWorker: true,
      metaCacheTag: part.tag,
      ranking: { metaWeights: META_WEIGHTS },
    });
    await index.filters(); // answers when everything is there
    return index;
  } catch (error) {
    if (done) first = null;
    throw error;
  } finally {
    done?.();
  }
}
