"""The main screen: everything the desk can do, put together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import on

from store.filters import Filter
from store.protocol import Store
from tui import content, messages
from tui.content import counted
from tui.screens.arranging import ARTICLE, METALS, TIMELINE
from tui.screens.jumping import Jumper
from tui.screens.loading import Loader
from tui.screens.naming import NamingDesk
from tui.screens.prompting import Prompt
from tui.screens.watching import Watcher

if TYPE_CHECKING:
    from tui.screens.writing_out import WrittenOut
    from tui.widgets.jump_line import JumpLine


class MainScreen(NamingDesk):
    """Four panes that filter one another, the filter line above and the keys below."""

    def __init__(self, store: Store, filter: Filter, load_paths: Iterable[str] = (), notice: str = "") -> None:
        super().__init__(store, filter)
        self.notice = notice
        self.loader = Loader(self, tuple(load_paths))
        self.watcher = Watcher(self)
        self.jumper = Jumper(self)
        self._writing = 0
        self._ends = False

    @property
    def loads_behind(self) -> bool:
        """Whether anything is being loaded behind the screen."""
        return self.loader.running

    def on_mount(self) -> None:
        """Ask for everything; the answers fill the screen."""
        if self.shown:
            self.filter_line.set_text(str(self.shown))
        self.ask_first()
        self.loader.start()
        self.watcher.start()
        if self.notice:
            self.say(self.notice)

    def action_back(self) -> None:
        """Leave the innermost thing that can be left; at the top, nothing."""
        if self.pane == ARTICLE and self.article.leave_mark():
            return
        if self.pane == ARTICLE and self.article.raw is not None:
            self.article.show_raw(None)
        elif self.pane == TIMELINE and self.histogram.leave():
            self._tell_bars()
        elif self.zoomed:
            self.action_zoom()
        elif self.pane != TIMELINE:
            self.focus_pane(TIMELINE)

    # Copying, finding, telling

    def action_copy(self) -> None:
        from tui.screens.copying import copy

        copy(self)

    def action_copy_command(self) -> None:
        from tui.screens.copying import command_of, give

        marks = None if self.marks is None else self.marks.path
        command = command_of(self.history.now, getattr(self.store, "path", None), marks)
        give(self, command, command_of(self.history.now))

    def action_jump(self) -> None:
        self.jumper.open()

    def on_jump_line_pressed(self, event: JumpLine.Pressed) -> None:
        """A letter in jump mode."""
        self.jumper.press(event.character)

    def on_jump_line_left(self) -> None:
        """Escape in jump mode."""
        self.jumper.close()

    def action_write_out(self) -> None:
        from tui.screens.writing_out import problem_of, write_out

        filter = self.shown

        def then(name: str) -> str | None:
            problem = problem_of(name)
            if problem is None:
                self.say(f"writing {content.shown(name)} ...")
                self._writing += 1
                self.asker.ask_aside(lambda: write_out(self.store, filter, name))
            return problem

        self.prompter.open(Prompt(f"Write {counted(self.count, 'article')} to", "articles.md", then, proposed=True))

    def on_written_out(self, event: WrittenOut) -> None:
        """A file was written, or was not: an end that was asked for meanwhile comes now."""
        self._writing -= 1
        self.say(event.text, event.problem)
        if self._ends and not self._writing:
            if event.problem:
                self._ends = False
            else:
                self.leave()

    def action_pager(self) -> None:
        from tui.article_text import article_text
        from tui.screens.paging import show_in_pager

        if self.article.record is not None:
            problem = show_in_pager(self.app, article_text(self.article.record))
            if problem:
                self.say(problem, problem=True)

    def action_find(self) -> None:
        self.finder.open()

    def on_find_line_kept(self) -> None:
        """Enter in the find line."""
        self.finder.close(keep=True)

    def on_find_line_dropped(self) -> None:
        """Escape in the find line."""
        self.finder.close(keep=False)

    @on(messages.FoundAnswer)
    def _found(self, event: messages.FoundAnswer) -> None:
        self.finder.take(event)

    # Loading, by us and by others

    def take_rows(self, event: messages.RowsAnswer) -> None:
        """Show rows; whatever is in the store by now is shown."""
        super().take_rows(event)
        if event.first:
            self.watcher.shown(event.version)

    def on_store_changed(self, event: messages.StoreChanged) -> None:
        """Another process loaded something."""
        self.watcher.take(event)

    def action_take_in(self) -> None:
        self.ask()

    def action_load_report(self) -> None:
        from tui.screens.load_report import LoadScreen

        self.app.push_screen(LoadScreen(self.loader))

    def action_help(self) -> None:
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen())

    def action_palette(self) -> None:
        from tui.screens.choosing import pick_command

        pick_command(self)

    def action_theme(self) -> None:
        from tui.screens.choosing import pick_theme

        pick_theme(self)

    def action_suspend(self) -> None:
        self.app.action_suspend_process()

    def action_quit(self) -> None:
        if self._writing and not self._ends:
            self._ends = True
            self.say("still writing: ends when it is done; q again ends now")
        else:
            self.leave()

    def leave(self, code: int = 0) -> None:
        """End the program with an exit code; neither loading nor a question to the store is waited for."""
        self.note_place()
        self.loader.stop()
        self.store.interrupt()
        self.app.exit(return_code=code)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide what can't be done now."""
        if action == "write_out":
            return self.timeline.row_count > 0
        if action == "pager":
            return self.article.record is not None
        if action == "take_in":
            return bool(self.watcher.news)
        if action == "load_report":
            return self.loader.known
        if action == "copy":
            return self.is_mounted and self._has_something_to_copy()
        if action == "back":
            return self._can_go_back()
        return super().check_action(action, parameters)

    def _has_something_to_copy(self) -> bool:
        if self.pane == ARTICLE:
            return self.article.record is not None
        if self.pane == TIMELINE:
            return self.timeline.article_row is not None
        return (self.metals if self.pane == METALS else self.organisations).value is not None

    def _can_go_back(self) -> bool:
        inside = self.article.current is not None or self.article.raw is not None
        return self.zoomed or self.pane != TIMELINE or inside or self.histogram.cursor is not None
