"""Documents as the window meets them: new, opened, the sample, imported, remembered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from narrative_studio.clock import Clock
from narrative_studio.commands.documents import new_project
from narrative_studio.errors import DocumentError, DocumentInUse, NarrativeError, NotADocument
from narrative_studio.importers.deck.endings import is_deck
from narrative_studio.importers.markdown.endings import is_markdown
from narrative_studio.project import Project
from narrative_studio.settings import Recent, Settings
from narrative_studio.store.places import data_folder
from narrative_studio.store.publish import Stamp
from ui.background import Report
from ui.messages import Messages
from ui.recent_pictures import keep_thumbnail
from ui.session import Session
from ui.shelf import Shelf, is_same

_SUFFIX = ".narrative"


class Documents:
    """Opens documents and makes sessions of them."""

    def __init__(
        self,
        *,
        settings: Settings,
        clock: Clock | None,
        messages: Messages,
        shelf: Shelf | None = None,
    ) -> None:
        self._settings = settings
        self._messages = messages
        self._clock = clock
        self._shelf = shelf or Shelf()

    @property
    def folder(self) -> Path:
        """Where documents are looked for and new ones put: the last folder, else Documents."""
        kept = Path(self._settings.values.last_folder)
        if self._settings.values.last_folder and kept.is_dir():
            return kept
        place = QStandardPaths.StandardLocation.DocumentsLocation
        documents = Path(QStandardPaths.writableLocation(place) or Path.home())
        return documents if documents.is_dir() else Path.home()

    def open(self, path: Path) -> Session:
        """Open a document, or show it once more where it is open here already.

        Raises:
            DocumentError: it is missing, damaged, newer, no document or open elsewhere.
        """
        present = self._shelf.find(path)
        if present is not None:
            return self._session(present)
        return self._session(Project.open(path, me=self._settings.identity(), clock=self._clock))

    @staticmethod
    def without(lost: Path, error: DocumentError) -> DocumentError:
        """What to say of a lost file where :meth:`bring_back` is offered beside it."""
        from narrative_studio.store.left_behind import way_back

        return DocumentError(error.what, way_back(lost, is_offered=True))

    def bring_back(self, lost: Path) -> Session:
        """Open a new document of all that this computer still has of one that is gone or spoilt.

        It is put where the lost one was, or beside what stands there now.

        Raises:
            DocumentError: there is nothing of it, or it cannot be written.
        """
        from narrative_studio.store.recover import recover

        place = lost if lost.parent.is_dir() else self.folder / lost.name
        if place.exists():
            place = free_place(place.with_stem(f"{place.stem} recovered"))
        recover(lost, place)
        return self.open(place)

    def let_go(self, session: Session) -> None:
        """Close the document of a session that was left, unless another window shows it."""
        self._shelf.give_back(session.project)

    def new(self, *, title: str, template_id: str, call_length_ms: int) -> Session:
        """Start a narrative in a new file named after it, in the folder of the last one.

        Raises:
            DocumentError: it cannot be written there.
        """
        project = new_project(
            self._free_place(title),
            me=self._settings.identity(),
            title=title,
            template_id=template_id,
            call_length_ms=call_length_ms,
            clock=self._clock,
        )
        return self._published(project)

    @property
    def sample_path(self) -> Path:
        """Where the sample is put for this user."""
        return data_folder() / "Lotwarden.narrative"

    def open_sample(self) -> Session:
        """Open the sample, making it where it is not there yet or cannot be read any more.

        One that cannot be read is kept beside the new one: it may hold somebody's work.

        Raises:
            DocumentError: the data folder cannot be written, or it is open elsewhere.
        """
        # The sample's maker reads and replays a whole history: not wanted at every start.
        from narrative_studio.sample import make_sample

        path = self.sample_path
        if path.exists():
            try:
                return self.open(path)
            except NotADocument:
                self._put_aside(path)
        project = make_sample(path, me=self._settings.identity(), clock=self._clock)
        return self._published(project)

    def importing(self, source: Path) -> Callable[[Report], Path]:
        """What makes a document of a JSON project, a deck or a text beside it; in any thread.

        It gives the path, and raises ImportFailed where the file cannot be read, DocumentError
        where the document cannot be written there.
        """
        read = self._reader_of(source)

        def work(report: Report) -> Path:
            make = read(report)
            path = free_place(source.with_suffix(_SUFFIX))
            project = make(path)
            try:
                report(2, 3, "Writing the document")
                _publish(project)
            finally:
                # Opened anew by the window: a project belongs to the thread that made it.
                project.close()
            return path

        return work

    def _reader_of(self, source: Path) -> Callable[[Report], Callable[[Path], Project]]:
        """What reads a file, and gives what starts a document with what the file holds."""
        me, clock = self._settings.identity(), self._clock
        if is_deck(source):
            from narrative_studio.importers.deck.bringing import deck_as_document
            from narrative_studio.importers.deck.reading import read_deck

            def from_deck(report: Report) -> Callable[[Path], Project]:
                deck = read_deck(source, report)
                return lambda path: deck_as_document(deck, path, me=me, clock=clock)[0]

            return from_deck
        if is_markdown(source):
            from narrative_studio.importers.deck.bringing import start_document
            from narrative_studio.importers.markdown.reading import read_text
            from narrative_studio.importers.markdown.storyboard import text_storyboard

            def from_text(report: Report) -> Callable[[Path], Project]:
                report(0, 3, "Reading")
                brought = text_storyboard(read_text(source), folder=source.parent)
                return lambda path: start_document(*brought, path, me=me, clock=clock)[0]

            return from_text
        from narrative_studio.importers.json_project import import_new
        from narrative_studio.importers.json_reader import read_foreign

        def from_json(report: Report) -> Callable[[Path], Project]:
            report(0, 3, "Reading")
            foreign = read_foreign(source)
            report(1, 3, "Taking in what it holds")
            return lambda path: import_new(foreign, path, me=me, clock=clock)[0]

        return from_json

    def save_as(self, session: Session, path: Path) -> bool:
        """Publish to another file from now on; the suffix is added where it is missing.

        Raises:
            DocumentError: it cannot be written there, it is open in another window, or the suffix
                makes it the name of a file that nobody has agreed to replace.
        """
        if path.suffix != _SUFFIX:
            path = path.with_name(path.name + _SUFFIX)
            if path.exists():
                raise DocumentError(
                    f"There is a file “{path.name}” in {path.parent} already.",
                    "Choose another name, or choose that file itself to replace it.",
                )
        there = self._shelf.find(path)
        if there is not None and there is not session.project:
            raise DocumentInUse(
                f"“{path.name}” is open in another window.", "Choose another name, or close it."
            )
        session.project.move_to(path)
        self.remember(session)
        return True

    def move(self, session: Session, path: Path) -> bool:
        """Publish to another file from now on and take the old one away.

        An old file that somebody changes at the same moment stays, for nobody has read it then.

        Raises:
            DocumentError: as for ``save_as``, or the old file is still there.
        """
        old = session.project.path
        session.project.publish()  # It takes in what others have put there.
        seen = Stamp.of(old)
        self.save_as(session, path)
        if is_same(old, session.project.path):
            return True
        self._settings.relocate(str(old), str(session.project.path))
        try:
            is_ours = Stamp.of(old) == seen
            if is_ours:
                old.unlink(missing_ok=True)
        except OSError as error:
            raise DocumentError(
                f"The document is {session.project.path.name} now, but {old.name} could not be "
                f"taken out of {old.parent}: {error.strerror or error}.",
                "Delete the old file yourself.",
            ) from error
        if not is_ours:
            self._messages.tell(f"{old.name} was changed by somebody else, and stays in its place")
        return True

    def unwritten(self, session: Session) -> NarrativeError:
        """What to say of a document that cannot be published as its window is closed."""
        return NarrativeError(
            f"“{session.project.path.name}” could not be written; "
            "every change is kept on this computer.",
            "See that its folder can be written to, or close again to leave it so.",
        )

    def remember(self, session: Session) -> None:
        """Put a document at the head of the recent ones, its first picture beside it."""
        story = session.story
        facts = []
        if story is not None:
            count = len(story.frames)
            facts.append(f"{count} frame" if count == 1 else f"{count} frames")
            if story.narrative.version:
                facts.append(story.narrative.version)
        path = session.project.path
        self._settings.remember(
            Recent(
                path=str(path),
                title=story.narrative.title if story else session.view.project.title,
                facts=", ".join(facts),
                opened_on=date.today().isoformat(),  # noqa: DTZ011 - this computer's calendar
                document=session.view.project.id,
            )
        )
        if story is not None:
            keep_thumbnail(path, story)
        if path.parent != data_folder():
            self._settings.change(last_folder=str(path.parent))

    def _published(self, project: Project) -> Session:
        """The session of a project whose file was written; where it cannot be, it is let go."""
        try:
            _publish(project)
        except BaseException:
            project.close()
            raise
        return self._session(project)

    def _put_aside(self, path: Path) -> None:
        kept = free_place(path.with_name(f"{path.stem} damaged{path.suffix}"))
        try:
            path.replace(kept)
        except OSError as error:
            raise DocumentError(
                f"“{path.name}” is damaged and could not be kept aside: {error.strerror or error}.",
                f"Move it out of the folder {path.parent}, then open the sample again.",
            ) from error
        self._messages.tell(f"The sample was damaged. It is kept as {kept.name}, this one is new")

    def _session(self, project: Project) -> Session:
        is_shared = self._shelf.take(project)
        return Session(
            project, settings=self._settings, messages=self._messages, is_shared=is_shared
        )

    def _free_place(self, title: str) -> Path:
        safe = "".join(c if c.isalnum() or c in " -_" else " " for c in title)
        name = " ".join(safe.split())[:80] or "Untitled narrative"
        return free_place(self.folder / f"{name}{_SUFFIX}")


def _publish(project: Project) -> None:
    """Write the file of a new document, in a folder that is made where it is missing."""
    try:
        project.path.parent.mkdir(parents=True, exist_ok=True)
        project.publish()
    except OSError as error:
        raise DocumentError(
            f"The folder {project.path.parent} cannot be made: {error.strerror or error}.",
            "Choose another folder.",
        ) from error


def free_place(path: Path) -> Path:
    """The path itself, or with the first number that is not taken yet."""
    try:
        if not path.exists():
            return path
    except OSError as error:
        raise DocumentError(
            f"“{path.name}” cannot be made: {error.strerror or error}.",
            "Give the file that it comes from a shorter name, then import it again.",
        ) from error
    for number in range(2, 1000):
        other = path.with_name(f"{path.stem} {number}{path.suffix}")
        if not other.exists():
            return other
    raise DocumentError(
        f"The folder {path.parent} holds too many files named {path.stem}.",
        "Choose another name.",
    )
