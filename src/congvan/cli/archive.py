"""Where the archive is: from the working folder or `--config-file` to `mkdocs.yml`, `reports/` and the cache."""

from dataclasses import dataclass
from pathlib import Path

from congvan.errors import ArchiveError
from congvan.model.finding import Finding
from congvan.model.identity import REPORTS, LetterId
from congvan.model.source import Tree
from congvan.model.text import Language, Text
from congvan.read.text import read_text
from congvan.read.yaml_tree import read_yaml


@dataclass(frozen=True, slots=True)
class Location:
    """An archive on this machine."""

    config_file: Path
    reports: Path
    cache: Path
    language: Language

    @property
    def root(self) -> Path:
        """The folder that holds `mkdocs.yml`."""
        return self.config_file.parent

    @property
    def repository(self) -> Path:
        """The root of the git repository that holds the archive; the archive's own, if there is none."""
        return next((x for x in (self.root, *self.root.parents) if (x / ".git").exists()), self.root)

    @property
    def in_repository(self) -> str:
        """The way from the root of the git repository, if there is one, to this folder: empty, or ends with `/`."""
        way = self.root.relative_to(self.repository).as_posix()
        return "" if way == "." else f"{way}/"


def locate(config_file: Path | None) -> Location:
    """Find the archive: the file given, else the nearest `mkdocs.yml` in this folder or above.

    Raises:
        ArchiveError: there is none.
    """
    here = Path.cwd()
    found = config_file or next((x / "mkdocs.yml" for x in (here, *here.parents) if (x / "mkdocs.yml").is_file()), None)
    if found is None or not found.is_file():
        name = config_file or "mkdocs.yml"
        raise ArchiveError(
            Text("{name} was not found. Run the command in the archive's folder, or name the file with --config-file."),
            name=name,
        )
    found = found.resolve()
    tree = _tree(found)
    options = _plugin_options(tree)
    theme = tree.get("theme")
    english = isinstance(theme, dict) and theme.get("language") == "en"
    return Location(
        found,
        found.parent / REPORTS,
        found.parent / _text(options.get("cache"), ".cache/congvan"),
        Language.EN if english else Language.VI,
    )


def named_letter(text: str, place: Location) -> LetterId | None:
    """Read a letter's name, given as id or as path of its file; None if it is neither."""
    name = text.removesuffix(".md")
    path = Path(text).resolve()
    if path.is_relative_to(place.reports.resolve()):
        name = path.relative_to(place.reports.resolve()).as_posix().removesuffix(".md")
    try:
        return LetterId.parse(name)
    except ValueError:
        return None


def _tree(path: Path) -> dict[str, Tree]:
    """Read `mkdocs.yml` as far as these few settings need it; MkDocs itself judges the rest."""
    text = read_text(path, path.name)
    tree = None if isinstance(text, Finding) else read_yaml(text, path.name).tree
    return tree if isinstance(tree, dict) else {}


def _plugin_options(tree: dict[str, Tree]) -> dict[str, Tree]:
    plugins = tree.get("plugins")
    for plugin in plugins if isinstance(plugins, list) else [plugins]:
        if isinstance(plugin, dict) and isinstance(plugin.get("congvan"), dict):
            options = plugin["congvan"]
            return options if isinstance(options, dict) else {}
    return {}


def _text(value: Tree, default: str) -> str:
    return str(value) if isinstance(value, str) else default
