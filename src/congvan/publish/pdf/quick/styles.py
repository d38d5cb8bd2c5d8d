"""What a style of one letter is found to be serves the next letter, for the same rules under the same parent.

What stays true: a style is a pure function of the rules that hold for it, of its parent and of the fonts. WeasyPrint
knows that too, and shares styles within a document; `warm` says why we go further, and when.
"""

from typing import Any

from weasyprint.css import StyleFor

_real = StyleFor.set_computed_styles


class KeptStyles:
    """Styles by their parent, their rules, and what else they are made of."""

    def __init__(self) -> None:
        self._kept: dict[Any, Any] = {}
        self._addresses: set[int] = set()

    def __len__(self) -> int:
        """How many are kept."""
        return len(self._kept)

    def has(self, address: int) -> bool:
        """Whether the style at an address is one that stays."""
        return address in self._addresses

    def find(self, key: Any) -> Any:
        """Give a style, if it is known."""
        return self._kept.get(key)

    def keep(self, key: Any, style: Any) -> None:
        """Keep a style, and with it its parent and its rules: the addresses in the key stay theirs."""
        self._kept[key] = style
        self._addresses.add(id(style))

    def set_for(
        self,
        styles: StyleFor,
        element: Any,
        parent: Any,
        root: Any = None,
        pseudo_type: str | None = None,
        base_url: str | None = None,
        target_collector: Any = None,
    ) -> None:
        """Do what `StyleFor.set_computed_styles` does for `styles`."""
        found = styles._computed_styles
        above = found[parent, None] if parent is not None else None
        rules = styles._cascaded_styles.get((element, pseudo_type), {})
        key = (id(above), pseudo_type, id(styles.font_config), base_url, *_said(rules))
        style = self.find(key)
        if style is None:
            _real(styles, element, parent, root, pseudo_type, base_url, target_collector)
            self.keep(key, found[element, pseudo_type])
            return
        found[element, pseudo_type] = style
        if target_collector and style["anchor"]:
            target_collector.collect_anchor(style["anchor"])


def _said(rules: dict[str, Any]) -> list[Any]:
    """Name the rules by what they say, and not by their weights: these have decided already."""
    said: list[Any] = []
    for name, (value, _) in rules.items():
        try:
            hash(value)
            said.append((name, type(value), value))
        except TypeError:
            said.append((name, id(value)))
    return said
