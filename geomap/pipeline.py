"""The whole flow: documents → mentions → places → claimants, events → claims → incidents → checks.

`read_document` is the algorithm, for one document, in the order in which a person would do it.
`read` does it for many: in batches, through any `concurrent.futures.Executor`, in a fixed order.
"""

from __future__ import annotations

from collections import deque
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from geomap.findings import Findings, Results
from geomap.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Executor, Future
    from pathlib import Path

    from gazetteer import Gazetteer
    from geomap.documents import Document, Unreadable
    from geomap.resolution import ResolvedMention

BATCH = 64
"""Documents in one task: enough to hide what starting a task costs, few enough to share evenly."""

QUEUED_PER_WORKER = 3
"""Batches that wait for each worker: no worker idles, and memory does not grow with the input."""

FALLBACK_LANGUAGE = "en"
"""Of texts whose language could not be told; articles in a language without a lexicon are refused
where they are read."""

KEPT_CANDIDATES = 4
"""Candidates that a finished mention keeps: the chosen place and up to three alternatives."""


def read_document(document: Document, settings: Settings, gazetteer: Gazetteer) -> Findings:
    """Find what one document says happened where, and who says so.

    Parameters
    ----------
    document
        The article.
    settings
        The user's choices.
    gazetteer
        Where names are looked up.

    Returns
    -------
    Findings
        Its places, claims and checks.
    """
    from geomap.checks import check_phrases
    from geomap.claimants import find_attributions
    from geomap.claims import build_claims
    from geomap.distances import find_distances
    from geomap.events import find_events
    from geomap.mentions import find_demonyms, find_mentions
    from geomap.parsing import parse
    from geomap.resolution import resolve_mentions

    parsed = parse(document.text, _lexicon_of(document))
    mentions = find_mentions(parsed, gazetteer)
    resolved = resolve_mentions(mentions, document, gazetteer, settings)
    attributions = find_attributions(parsed, resolved, document, gazetteer)
    events = find_events(parsed, resolved, document)
    claims = build_claims(document, parsed, resolved, attributions, events, gazetteer)
    phrases = find_distances(parsed, resolved)
    checks = check_phrases(phrases, resolved, document, gazetteer, settings)
    if settings.demonyms:
        # Only now, so that they change nothing of what was read.
        demonyms = find_demonyms(parsed, mentions, gazetteer)
        resolved += resolve_mentions(demonyms, document, gazetteer, settings)
        resolved.sort(key=lambda item: item.mention.start)
    slim = {id(mention): _slim(mention) for mention in resolved}
    return Findings(
        document=document,
        mentions=tuple(slim.values()),
        claims=tuple(
            replace(
                claim,
                places=tuple(slim.get(id(place)) or _slim(place) for place in claim.places),
            )
            for claim in claims
        ),
        checks=tuple(checks),
    )


def read(
    inputs: Sequence[str | Path],
    settings: Settings = Settings(),  # noqa: B008 - frozen, so it may be shared
    gazetteer: Gazetteer | None = None,
    *,
    executor: Executor | None = None,
    progress: Callable[[Document], None] | None = None,
) -> Results:
    """Read articles and join their claims to incidents.

    Parameters
    ----------
    inputs
        Files, folders, or "-" for standard input.
    settings
        The user's choices.
    gazetteer
        An open gazetteer; None opens the one that the settings ask for. Workers open their own.
    executor
        Where documents are read: a process pool, a Dask cluster's executor. None follows
        `settings.workers` and `settings.scheduler`.
    progress
        Called with each document that is finished.

    Returns
    -------
    Results
        The findings in the order of the inputs, whatever the executor, the incidents, and what
        could not be read.
    """
    from geomap.documents import read_documents

    return read_all(
        read_documents(inputs, settings), settings, gazetteer, executor=executor, progress=progress
    )


def read_all(
    documents: Iterable[Document | Unreadable],
    settings: Settings,
    gazetteer: Gazetteer | None = None,
    *,
    executor: Executor | None = None,
    progress: Callable[[Document], None] | None = None,
) -> Results:
    """Do what `read` does, for documents that are at hand.

    Parameters
    ----------
    documents
        Documents, among them what could not be read.
    settings, gazetteer, executor, progress
        As for `read`.

    Returns
    -------
    Results
        As of `read`.
    """
    from geomap.documents import Unreadable
    from geomap.incidents import group_incidents

    unreadable: list[Unreadable] = []

    def readable() -> Iterator[Document]:
        for item in documents:
            if isinstance(item, Unreadable):
                unreadable.append(item)
            else:
                yield item

    findings = []
    found: Iterator[Findings | Unreadable]
    with _executor(settings, executor) as pool:
        if pool is None:
            opened = gazetteer or open_gazetteer(settings)
            found = (_read_or_leave(document, settings, opened) for document in readable())
        else:
            found = _in_order(pool, _batches(readable()), settings)
        for one in found:
            if isinstance(one, Unreadable):
                unreadable.append(one)
                continue
            findings.append(one)
            if progress is not None:
                progress(one.document)
    claims = [claim for one in findings for claim in one.claims]
    return Results(
        findings=tuple(findings),
        incidents=tuple(group_incidents(claims)),
        unreadable=tuple(unreadable),
    )


@cache
def open_gazetteer(settings: Settings) -> Gazetteer:
    """Open the gazetteer that the settings ask for, once in each process.

    Parameters
    ----------
    settings
        The user's choices.

    Returns
    -------
    Gazetteer
        Open for as long as the process lives.
    """
    from gazetteer import Gazetteer

    return Gazetteer.open(*settings.gazetteers, borders=settings.borders, online=settings.online)


def read_batch(documents: Sequence[Document], settings: Settings) -> list[Findings | Unreadable]:
    """Read some documents in a worker, with the worker's own gazetteer.

    Parameters
    ----------
    documents
        A batch.
    settings
        The user's choices.

    Returns
    -------
    list of Findings or Unreadable
        One a document, in order.
    """
    gazetteer = open_gazetteer(settings)
    return [_read_or_leave(document, settings, gazetteer) for document in documents]


def _read_or_leave(
    document: Document, settings: Settings, gazetteer: Gazetteer
) -> Findings | Unreadable:
    """Read a document; one that meets a mistake of ours must not cost the others."""
    from gazetteer import GazetteerError
    from geomap.documents import Unreadable
    from geomap.errors import GeomapError

    try:
        return read_document(document, settings, gazetteer)
    except (GazetteerError, GeomapError):
        raise  # of the settings or the gazetteer, not of this document
    except Exception as error:  # noqa: BLE001 - whatever it is, the other documents go through
        told = f"{type(error).__name__}: {error}"
        reason = f"met an internal error and is left out; please report it: {told}"
        return Unreadable(document.path, reason)


def _in_order(
    pool: Executor, batches: Iterable[list[Document]], settings: Settings
) -> Iterator[Findings | Unreadable]:
    """Keep the pool busy with a bounded number of batches; hand results on as they were given."""
    waiting: deque[Future[list[Findings | Unreadable]]] = deque()
    limit = QUEUED_PER_WORKER * max(settings.workers, 1)
    for batch in batches:
        waiting.append(pool.submit(read_batch, batch, settings))
        if len(waiting) >= limit:
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()


def _batches(documents: Iterator[Document]) -> Iterator[list[Document]]:
    while batch := list(islice(documents, BATCH)):
        yield batch


@contextmanager
def _executor(settings: Settings, given: Executor | None) -> Iterator[Executor | None]:
    """Give the executor that the settings ask for; None reads in this process."""
    if given is not None:
        yield given
    elif settings.scheduler is not None:
        from geomap.errors import UsageError

        try:
            from distributed import Client
        except ImportError as error:
            raise UsageError("--scheduler needs Dask: pip install 'geomap[cluster]'") from error
        with Client(settings.scheduler) as client:
            yield client.get_executor()
    elif settings.workers > 1:
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor

        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(settings.workers, mp_context=context) as pool:
            yield pool
    else:
        yield None


def _lexicon_of(document: Document) -> str:
    """Choose the lexicon: a sentence too short to tell its language is read as English."""
    from geomap.lexicons import LANGUAGES

    return document.language if document.language in LANGUAGES else FALLBACK_LANGUAGE


def _slim(mention: ResolvedMention) -> ResolvedMention:
    """Drop the evidence that no table shows: it is most of a result's memory."""
    resolution = mention.resolution
    candidates = tuple(
        replace(candidate, penalties=()) for candidate in resolution.candidates[:KEPT_CANDIDATES]
    )
    return replace(mention, resolution=replace(resolution, candidates=candidates))
