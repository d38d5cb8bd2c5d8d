/* Runs an edition's modules, and gives them the files that they fetch, where pages are opened from files (file://).
 *
 * A browser loads from there by <script> alone. So each module is a script that calls `module`, each file to be fetched
 * one that calls `file`; whoever asks for one waits for its script. Pages name their module by data-start.
 */

const congvanOffline = (() => {
  const { currentScript } = document;
  const ROOT = new URL("../../", currentScript.src);
  const modules = new Map(); // by name in the edition's folder: promises of what they export
  const arrivals = new Map(); // by name: what to do with what a script brings
  const awaited = new Map(); // by name: promises of what is on its way

  const nameOf = (link) => {
    const { href } = new URL(link, document.baseURI);
    const plain = href.split(/[?#]/)[0];
    return plain.startsWith(ROOT.href) ? decodeURI(plain.slice(ROOT.href.length)) : null;
  };

  /** Run a script of the edition; gives what it brings under that name, or undefined if there is no such script. */
  const brought = (name, script) => {
    if (!awaited.has(name)) awaited.set(name, sent(name, script).finally(() => awaited.delete(name)));
    return awaited.get(name);
  };

  const sent = (name, script) =>
    new Promise((resolve) => {
      arrivals.set(name, resolve);
      const made = document.createElement("script");
      made.src = new URL(encodeURI(script), ROOT).href;
      for (const end of ["error", "load"]) {
        made.addEventListener(end, () => {
          resolve(); // without effect if it brought what it should
          made.remove();
        });
      }
      document.head.append(made);
    });

  const arrived = (name, what) => arrivals.get(name)?.(what);

  const start = async (name) => {
    const found = await brought(name, name);
    if (!found) throw new TypeError(`no script ${name}`);
    const imports = await Promise.all(found.needed.map(load));
    return found.run(imports, new URL(encodeURI(name), ROOT).href);
  };

  /** Load a module, by its name or a link: in place of `import`. */
  function load(link) {
    const name = String(link).includes(":") ? nameOf(link) : link;
    if (!modules.has(name)) modules.set(name, start(name));
    return modules.get(name);
  }

  /** In place of `fetch`: a file of the edition, or 404 as a server would say. */
  const fetched = async (asked) => {
    const name = nameOf(asked.url ?? asked);
    const coded = name === null ? undefined : await brought(name, `${name}.js`);
    if (coded === undefined) return new Response(null, { status: 404 });
    return new Response(Uint8Array.from(atob(coded), (character) => character.charCodeAt(0)));
  };

  /** Links that scripts make lead to pages, too: each needs its index.html here. */
  const mend = () => {
    for (const link of document.querySelectorAll('a[href$="/"], a[href*="/#"], a[href*="/?"]')) {
      const { protocol, pathname } = link;
      if (protocol === "file:" && pathname.endsWith("/")) link.pathname = `${pathname}index.html`;
    }
  };

  window.fetch = fetched;
  window.Worker = undefined; // none can be started here: nobody shall try
  new MutationObserver(mend).observe(document, { childList: true, subtree: true });
  load(nameOf(new URL(currentScript.dataset.start, document.baseURI))).catch((error) => console.error(error));

  return {
    load,
    file: arrived,
    module: (name, needed, run) => arrived(name, { needed, run }),
  };
})();
