"""The bill of materials (CycloneDX) of what builds the site and of what reaches its readers.

It is the same for the same lock file: without time, serial number, address or path.
"""

from __future__ import annotations

from collections.abc import Iterable

from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import DisjunctiveLicense, License, LicenseExpression
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from packageurl import PackageURL

from libraries import Library
from parts import Part


def sbom(project: Component, libraries: Iterable[Library], parts: Iterable[Part]) -> str:
    """The bill as JSON. What nothing else brings is asked for by the project itself."""
    bom = Bom()
    bom.metadata.component = project
    shown = {each.name: each for each in libraries if each.builds}
    made = {name: _component(each, "pypi") for name, each in shown.items()}
    brought = {child for each in shown.values() for child in each.brings}
    for name, each in shown.items():
        bom.components.add(made[name])
        # A library may also name what only other systems need of it: that builds nothing here.
        bom.register_dependency(made[name], [made[child] for child in each.brings if child in made])
    others = [_component(each, each.registry) for each in parts]
    bom.components.update(others)
    top = [component for name, component in made.items() if name not in brought]
    bom.register_dependency(project, [*top, *others])
    bom.serial_number = None  # type: ignore[assignment] # else every writing gives another one
    bom.metadata.timestamp = None  # type: ignore[assignment]
    writer = make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6)
    return writer.output_as_string(indent=2) + "\n"


def project_component(name: str, version: str, licence: str) -> Component:
    """The project itself, which the bill is about."""
    return Component(
        name=name, version=version, type=ComponentType.APPLICATION, bom_ref=name,
        licenses=[_licence(licence)],
    )  # fmt: skip


def _component(each: Library | Part, registry: str | None) -> Component:
    namespace, _, name = each.name.rpartition("/")
    version = each.version or None
    address = PackageURL(registry, namespace or None, name, version) if registry else None
    return Component(
        name=each.name, version=version, type=ComponentType.LIBRARY,
        licenses=[_licence(each.licence)], purl=address, bom_ref=str(address or each.name),
    )  # fmt: skip


def _licence(text: str) -> License:
    return LicenseExpression(text) if " " in text else DisjunctiveLicense(id=text)
