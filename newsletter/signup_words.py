"""What the sign-up page says of the way a yes goes, and of the reader's address."""

from __future__ import annotations

from publishing.mail_settings import EngineName, MailSettings

_NAMES = {
    EngineName.LISTMONK: "Listmonk",
    EngineName.MAILMAN: "Mailman",
    EngineName.MAILCHIMP: "Mailchimp",
}
_LEAVE = "Du kan altid melde dig fra igen med linket nederst i hver mail. Det er gratis."


def closing(mail: MailSettings, *, by_form: bool, example: bool, elsewhere: bool = False) -> str:
    """What happens next, said before the reader says yes (marketing law, § 10).

    `elsewhere` is for lists that people sign up to on a page of their own.
    """
    if example:
        return "Et eksempel. Du kan ikke tilmelde dig endnu."
    if by_form:
        return (
            f"Du får en mail, hvor du bekræfter. Først da er du tilmeldt. {_LEAVE} Får du allerede "
            "et af brevene, så ret dit valg samme sted i stedet for at tilmelde dig igen."
        )
    if elsewhere:
        return f"Du tilmelder dig på den side, dit valg fører til. {_LEAVE}"
    if mail.engine is EngineName.MAILMAN:
        return (
            "Dit mailprogram åbner med en mail, som du sender, som den er. Du får et svar, hvor "
            f"du bekræfter. Først da er du tilmeldt. {_LEAVE}"
        )
    return (
        "Dit mailprogram åbner med en mail, hvor dit valg står. Send den, så tilmelder vi dig. "
        f"{_LEAVE}"
    )


def privacy(mail: MailSettings, *, example: bool) -> tuple[str, ...]:
    """What is kept of a reader, where, by whom and for how long: a sentence or two each."""
    if example:
        return ()
    name = _NAMES.get(mail.engine, "")
    kept = f" At du har sagt ja, gemmer vi {mail.kept}." if mail.kept else ""
    what = (
        "Vi gemmer din mailadresse, det, du har valgt, og hvornår du sagde ja. Vi bruger det kun "
        "til at sende dig det, du har valgt."
    )
    return (
        what,
        _where(name, mail),
        f"Vi skriver til dig, så længe du er tilmeldt.{kept}",
        "Vi sender kun, fordi du har sagt ja. Du kan trække dit ja tilbage når som helst.",
    )


def _where(name: str, mail: MailSettings) -> str:
    if not name:
        return "Oplysningerne ligger hos os og ikke her på hjemmesiden."
    by = f" {mail.run_by}" if mail.run_by else ""
    way = (
        "Din mail går direkte dertil"
        if mail.engine is EngineName.MAILMAN
        else "Formularen går direkte dertil"
    )
    return (
        f"Oplysningerne ligger i programmet {name}{by}. Det sender mailene for os. "
        f"{way}, og hjemmesiden her får intet at vide."
    )
