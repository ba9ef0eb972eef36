package dev.planwright.rocksdb;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.Memory;
import dev.planwright.runtime.Emitter;
import dev.planwright.runtime.ListMemory;
import dev.planwright.runtime.MapMemory;
import dev.planwright.runtime.ValueMemory;
import java.time.Duration;

/** Writes a text of any length to one of the places that a store keeps. */
@Agent(input = Notebook.Note.class, output = Notebook.Page.class)
record Notebook(
    ValueMemory<String> value,
    @Memory(ttl = "P1D") ValueMemory<String> brief,
    ListMemory<String> list,
    MapMemory<String, String> map) {

  enum Place {
    VALUE,
    BRIEF,
    LIST,
    MAP,
    OUTPUT,
    TIMER
  }

  record Note(String book, Place place, int length) {}

  record Reminder(String text) {}

  record Page(String text) {}

  @Action(on = Note.class)
  void write(Note note, Emitter<Page> pages, Emitter<Reminder> reminders) {
    String text = "x".repeat(note.length());
    switch (note.place()) {
      case VALUE -> value.set(text);
      case BRIEF -> brief.set(text);
      case LIST -> list.add(text);
      case MAP -> map.put("text", text);
      case OUTPUT -> pages.emit(new Page(text));
      case TIMER -> reminders.emitAfter(Duration.ofDays(1), new Reminder(text));
    }
    pages.emit(new Page(note.place() + " " + (value.orElse(null) != null)));
  }

  @Action(on = Reminder.class)
  void remind(Reminder reminder) {
    list.add(reminder.text());
  }
}
