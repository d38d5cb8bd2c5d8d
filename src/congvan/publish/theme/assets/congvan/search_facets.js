/* The choices beside a search: what may be chosen enters, selects leave, with how many letters each choice would give. */

import { element, folded } from "./search_words.js";

const MANY = 20; // choices from which on a field narrows their list
const FIGURE = "figure:";

const ALL = "Tất cả"; // where the index has no word of its own: the archives, and indexes of former versions

/** One list of facets of several archives: [{name, label, all, values: [[id, label, letters]]}]. */
export function merged(lists, archives) {
  const facets = new Map();
  for (const { name, label, all = ALL, values } of lists.flat()) {
    const known = facets.get(name) ?? { name, label, all, values: new Map() };
    for (const [id, shown, letters] of values) {
      const before = known.values.get(id);
      known.values.set(id, [id, before?.[1] ?? shown, (before?.[2] ?? 0) + letters]);
    }
    facets.set(name, known);
  }
  const all = [...facets.values()].map((facet) => ({ ...facet, values: [...facet.values.values()] }));
  if (archives.length < 2) return all;
  const letters = (archive) => archive.parts.reduce((sum, part) => sum + part.letters, 0);
  const values = archives.map((archive) => [archive.root.pathname, archive.name, letters(archive)]);
  return [{ name: "archive", label: "Kho", all: ALL, values }, ...all];
}

/** The selects. `choice` is what is chosen, by facet; `change` is called with a facet when people choose. */
export class Facets {
  constructor(place, facets, choice, change) {
    Object.assign(this, { facets, choice, selects: {}, boxes: {}, counts: {} });
    for (const facet of facets) place.append(this.box(facet, change));
    this.show(choice);
  }

  box({ name, label, values }, change) {
    const id = `cv-facet-${name.replace(/[^a-z0-9-]/g, "-")}`;
    const select = element("select", { id, name });
    select.addEventListener("change", () => change(name, select.value));
    const box = element("div", { class: "cv-search__facet" }, element("label", { for: id }, label));
    if (values.length > MANY) box.append(this.narrower(name, label));
    box.append(select);
    this.selects[name] = select;
    this.boxes[name] = box;
    return box;
  }

  narrower(name, label) {
    const what = `Gõ để thu hẹp danh sách: ${label}`;
    const field = element("input", { type: "search", class: "cv-search__narrow", "aria-label": what, placeholder: "Gõ để thu hẹp…", autocomplete: "off" });
    field.addEventListener("input", () => this.fill(name, field.value));
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault(); // the search is not sent from here: the list below is the next step
      this.selects[name].focus();
    });
    return field;
  }

  knows(name, value) {
    return this.facets.some((facet) => facet.name === name && facet.values.some(([id]) => id === value));
  }

  /** The words for what is chosen, in the order of the facets. */
  chosen(choice) {
    return this.facets.flatMap(({ name, values }) => values.filter(([id]) => id === choice[name]).map(([, shown]) => shown));
  }

  /** Show what is chosen, and counts by facet and value; without counts those of the whole archive. */
  show(choice, counts = {}) {
    Object.assign(this, { choice, counts });
    for (const { name } of this.facets) {
      this.fill(name, this.boxes[name].querySelector("input")?.value ?? "");
      this.boxes[name].hidden = name.startsWith(FIGURE) && !choice[name] && !this.concerns(name);
    }
  }

  /** Whether a figure's series is chosen, or the only one found. */
  concerns(name) {
    const series = name.split(":")[1];
    const counts = this.counts.series;
    return this.choice.series === series || (counts?.size === 1 && counts.has(series));
  }

  /** Fill a select with what its narrowing field admits; the choice itself stays even where it finds nothing. */
  fill(name, narrowed) {
    const { all, values } = this.facets.find((facet) => facet.name === name);
    const select = this.selects[name];
    const now = this.choice[name] ?? "";
    const counts = this.counts[name] ?? new Map(values.map(([id, , letters]) => [id, letters]));
    const wanted = folded(narrowed.trim());
    const options = values
      .filter(([id, shown]) => id === now || (counts.get(id) && folded(shown).includes(wanted)))
      .map(([id, shown]) => element("option", { value: id }, `${shown} (${counts.get(id) ?? 0})`));
    select.replaceChildren(element("option", { value: "" }, all), ...options);
    select.value = now;
  }
}
