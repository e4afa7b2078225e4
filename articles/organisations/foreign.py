"""Names in French, Spanish, Portuguese, Italian and German, which begin with their head: "Société des Mines de …"."""

from __future__ import annotations

import re

from articles.model import Kind
from articles.organisations.found import Found
from articles.organisations.tokens import Tokens

_KINDS: tuple[tuple[Kind, str], ...] = (
    ("company", r"Soci[eé]t[eé]|Ste|Soci[eé]dad|Sociedade|Compagnie|Compa[nñ][ií]a|Companhia|Compania|Empresa|Corporaci[oó]n|Minera|Minas|Mineração|Banco|Banque|Banca"
     r"|[EÉ]lectricit[eé]|Cie|Industrias|Aciérie|Cementos|Grupo|Groupe"),
    ("university", r"Universidad|Universidade|Universit[eéàa]|Universitat|Universit[äa]t|Hochschule|[EÉ]cole|Escuela|Politecnico"),
    ("institute", r"Instituto|Institut|Istituto|Acad[eé]mie|Academia|Laboratoire|Laboratorio|Centre National|Centro"),
    ("association", r"F[eé]d[eé]ration|Federaci[oó]n|Federação|Associa[tç][iã]o[n]?|Asociaci[oó]n|Associaz?ione|Industrieverband|Verband|Chambre|C[aá]mara|Confederaci[oó]n|Sindicato|Syndicat|Wirtschaftsvereinigung"),
    ("government", r"Minist[eè]re|Ministerio|Minist[eé]rio|Autorit[eé]|Autoridad|Commission|Comisi[oó]n|Bureau|Office|Direction|Direcci[oó]n|Servicio|Service|Secretar[ií]a|Generalitat|Gobierno|Gouvernement|Agence|Agencia|Agência|Junta"),
)  # fmt: skip
_PARTICLE = r"(?:de la|de los|de las|de l['’]|de|du|des|del|do|da|dos|di|della|et de la|et des|et du|et de|et|y de|y|e|i|en|pour|para|für|der|le|la|les)"
_HEADS = "|".join(f"(?P<{kind}>{words})" for kind, words in _KINDS)
_NAME = re.compile(
    rf"(?<![\w-])(?:{_HEADS})(?P<rest>(?:\s+{_PARTICLE}\s*(?:(?:la|le|les|l['’]|d['’])\s?)?[A-Za-zÀ-ÿ][\wÀ-ÿ-]+(?:\s+[A-ZÀ-Ý][\wÀ-ÿ-]+|\s+[a-zà-ÿ]+(?:elles?|ales?|iques?|ières?|ères?|ives?|ées?|aires?|ais|icos|icas|ales))*"
    rf"|\s+[A-ZÀ-Ý][\wÀ-ÿ-]+)+)"
)
_SPEAKS = re.compile(rf"\s(?:{_PARTICLE})\s")
_ALONE = re.compile(
    r"Minera|Mineração|Banco|Banca|Banque|Grupo|Groupe|Universi|Industrieverband|Empresa|Compa|Soci|Ste|Instituto|Istituto"
)
_ENGLISH = re.compile(r"\b(?:of|the|and|for|on)\b")
_WORD_END = re.compile(r"\s+(?:Said|The|In|And|Of)\b")


def find_foreign(t: Tokens, text: str) -> list[Found]:
    """Bodies whose names begin with a head in another language, with the "de …" that follows."""
    at_start = {start: i for i, start in enumerate(t.starts)}
    out = []
    for match in _NAME.finditer(text):
        rest = match.group("rest")
        kind = next(k for k, _ in _KINDS if match.group(k))
        if not _SPEAKS.search(" " + rest) and not _ALONE.match(match.group()):
            continue
        first = at_start.get(match.start())
        if first is None or _ENGLISH.search(rest) or (not any(c.isupper() for c in rest) and kind != "government"):
            continue
        past = first
        while past < len(t.starts) and t.starts[past] < match.end():
            past += 1
        out.append(Found(match.start(), match.end(), first, past, kind, "foreign-head"))
    return out
