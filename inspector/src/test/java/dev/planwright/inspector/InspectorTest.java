package dev.planwright.inspector;

import static dev.planwright.inspector.Ran.inspect;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What commands print and exit with, over stores that show what real ones show rarely. */
class InspectorTest {

  @Test
  void help_namesEveryCommand() {
    assertThat(inspect("--help"))
        .isEqualTo(
            new Ran(
                0,
                """
                Looks into a store of agents, and repairs it.
                Usage: inspect [--json] [--debug] <store> <command>
                      <store>   kind and place: rocksdb:/data/desk
                      --debug   print stack traces of errors
                  -h, --help    print this
                      --json    print one JSON document instead of text
                Commands:
                  list        Lists agents and their runs.
                  show        Shows a run with its durable calls.
                  verify      Reads everything and checks it; exits with 1 if there is damage.
                  salvage     Copies what is readable of a damaged store into a new one.
                  snapshot    Takes a snapshot.
                  snapshots   Lists snapshots, oldest first.
                  restore     Restores a snapshot into a new store.
                  savepoints  Lists, declares or drops savepoints of jobs.
                  release     Lets a quarantined run be replayed when its agent is started next.
                  drop        Discards a quarantined run with its input.

                Exit codes: 0 all is well, 1 something is wrong with the store, 2 wrong use.
                Looking is possible while a process works with the store; changing it is not.
                """,
                ""));
  }

  @Test
  void list_unreadableAgent_hidesNoOther() {
    assertThat(inspect("fake:three", "list"))
        .isEqualTo(
            new Ran(
                1,
                """
                broken: /data/broken/000004.log is damaged.
                desk: 4 runs: 1 accepted, 1 suspended, 1 quarantined, 1 finished
                  RUN  KEY   STATE        RECORDS  TIME                      NOTE
                    7  42    finished           3  2026-01-31T12:00:00.000Z
                    8  42    quarantined        9  2026-01-31T12:00:00.000Z  Desk.act: no\\u0009way\\u000a%s…
                    9  lost  suspended          2
                   10  42    accepted           0
                idle: 0 runs
                """
                    .formatted("x".repeat(73)),
                ""));
    assertThat(inspect("fake:three", "list", "--json", "--state", "accepted,finished"))
        .isEqualTo(
            new Ran(
                1,
                """
                {
                  "store" : "fake:three",
                  "agents" : [
                    {
                      "agent" : "broken",
                      "error" : "/data/broken/000004.log is damaged."
                    },
                    {
                      "agent" : "desk",
                      "runs" : [
                        {
                          "run" : 7,
                          "key" : "42",
                          "keyBytes" : "04182a",
                          "state" : "finished",
                          "records" : 3,
                          "time" : "2026-01-31T12:00:00.000Z",
                          "note" : ""
                        },
                        {
                          "run" : 10,
                          "key" : "42",
                          "keyBytes" : "04182a",
                          "state" : "accepted",
                          "records" : 0,
                          "time" : null,
                          "note" : ""
                        }
                      ]
                    },
                    {
                      "agent" : "idle",
                      "runs" : [ ]
                    }
                  ]
                }
                """,
                ""));
  }

  @Test
  void list_filters_leaveOutTheRest() {
    assertThat(inspect("fake:desk", "list", "--key", "lost").out())
        .isEqualTo(
            """
            desk: 1 run: 1 suspended
              RUN  KEY   STATE      RECORDS  TIME  NOTE
                9  lost  suspended        2
            """);
    assertThat(inspect("fake:three", "list", "--agent", "desk", "--state", "dropped").out())
        .isEqualTo("desk: 0 runs\n");
    assertThat(inspect("fake:empty", "list"))
        .isEqualTo(new Ran(0, "fake:empty keeps nothing of any agent.\n", ""));
  }

  @Test
  void show_everyKindOfRecord_isReadable() {
    assertThat(inspect("fake:desk", "show", "desk", "8"))
        .isEqualTo(
            new Ran(
                0,
                """
                Run 8 of desk is quarantined.
                  key      42
                  since    2026-01-31T12:00:00.000Z
                  cause    Desk.act: no\\u0009way\\u000a%s
                  before   run 7 of this key, finished
                  after    run 10 of this key, accepted
                  started  2026-01-31T12:00:00.000Z
                  input    digest 0102

                   #  ACTION  CALL       ATTEMPT  RECORD
                   1  act     X.call           0  began try 0, over at 2026-01-31T12:00:01.000Z
                   2  act     X.call           0  began try 0
                   3  act     X.call           0  try 0 failed, next at 2026-01-31T12:00:00.000Z: T
                   4  act     X.call           0  returned B {"n":1.50}
                   5  act     X.call[1]        0  returned
                   6  act     X.call[2]        0  returned String null
                   7  act     X.call[3]        0  returned String of 2 bytes, not readable without the store's keys
                   8  act     X.call[4]        0  threw a.E: no\\u000away, retryable
                   9  act                      0  attempt failed, next at 2026-01-31T12:00:00.000Z
                  10  act     X.call[4]        1  could not be recorded: a.B of 70 bytes: too large
                  11  act     X.call[5]        1  interrupted: whether it had its effect is unknown
                """
                    .formatted("x".repeat(200)),
                ""));
  }

  @Test
  void show_json_hasResultsAsJson() {
    String out = inspect("--json", "fake:desk", "show", "desk", "8").out();
    assertThat(out)
        .startsWith(
            """
            {
              "store" : "fake:desk",
              "agent" : "desk",
              "run" : 8,
              "key" : "42",
              "keyBytes" : "04182a",
              "state" : "quarantined",
              "records" : 9,
              "time" : "2026-01-31T12:00:00.000Z",
            """)
        .contains(
            """
              "before" : 7,
              "after" : 10,
              "started" : "2026-01-31T12:00:00.000Z",
              "inputDigest" : "0102",
              "journal" : [
                {
                  "record" : "began",
                  "path" : "p",
                  "action" : "act",
                  "call" : "X.call",
                  "occurrence" : 0,
                  "attempt" : 0,
                  "arguments" : "0a",
                  "tries" : 0,
                  "deadline" : "2026-01-31T12:00:01.000Z"
                },
            """)
        .contains(
            """
                  "record" : "try-failed",
                  "path" : "p",
                  "action" : "act",
                  "call" : "X.call",
                  "occurrence" : 0,
                  "attempt" : 0,
                  "arguments" : "0a",
                  "tries" : 1,
                  "type" : "T",
                  "message" : null,
                  "retryable" : true,
                  "next" : "2026-01-31T12:00:00.000Z"
                },
            """)
        .contains(
            """
                  "type" : "a.B",
                  "result" : {
                    "n" : 1.50
                  }
                },
            """)
        .contains(
            """
                  "type" : "String",
                  "result" : null
                },
            """)
        .contains(
            """
                  "type" : "String",
                  "unreadableBytes" : 2
                },
            """)
        .endsWith(
            """
                {
                  "record" : "attempt-failed",
                  "path" : "p",
                  "action" : "act",
                  "attempt" : 0,
                  "next" : "2026-01-31T12:00:00.000Z"
                },
                {
                  "record" : "unrecordable",
                  "path" : "p",
                  "action" : "act",
                  "call" : "X.call",
                  "occurrence" : 4,
                  "attempt" : 1,
                  "arguments" : "0a",
                  "type" : "a.B",
                  "bytes" : 70,
                  "digest" : "00ff",
                  "cause" : "too large"
                },
                {
                  "record" : "ambiguous",
                  "path" : "p",
                  "action" : "act",
                  "call" : "X.call",
                  "occurrence" : 5,
                  "attempt" : 1,
                  "arguments" : "0a"
                }
              ]
            }
            """);
  }

  @Test
  void show_damagedRecords_showsTheRun() {
    assertThat(inspect("fake:desk", "show", "desk", "9"))
        .isEqualTo(
            new Ran(
                1,
                """
                Run 9 of desk is suspended.
                  key      lost
                  Record 1 of run 9 is missing.
                """,
                ""));
  }

  @Test
  void verify_damage_isListedAndTheExitCode() {
    assertThat(inspect("fake:three", "verify"))
        .isEqualTo(
            new Ran(
                1,
                """
                broken: 2 problems
                  000004.log is damaged.
                  So is this.
                desk: sound
                idle: sound
                """,
                ""));
    assertThat(inspect("fake:three", "verify", "--agent=desk", "--json"))
        .isEqualTo(
            new Ran(
                0,
                """
                {
                  "store" : "fake:three",
                  "agents" : [
                    {
                      "agent" : "desk",
                      "problems" : [ ]
                    }
                  ],
                  "sound" : true
                }
                """,
                ""));
  }

  @Test
  void salvage_severalAgents_saysWhatIsLostOfEach() {
    assertThat(inspect("fake:three", "salvage", "--to", "no-such-folder").out())
        .isEqualTo(
            """
            broken: copied to no-such-folder, but:
              3 runs are lost.
            desk: copied to no-such-folder, all of it
            idle: copied to no-such-folder, all of it
            """);
  }

  @Test
  void snapshots_areListedAndTakenByAgent() {
    assertThat(inspect("fake:three", "snapshots").out())
        .isEqualTo(
            """
            broken: 0 snapshots
            desk: 1 snapshot
              SNAPSHOT  TAKEN                     BYTES  REASON
                     3  2026-01-31T12:00:00.000Z   1234  in turn
            idle: 0 snapshots
            """);
    assertThat(inspect("fake:desk", "snapshot", "--json", "--reason", "before the move").out())
        .isEqualTo(
            """
            {
              "store" : "fake:desk",
              "agents" : [
                {
                  "agent" : "desk",
                  "snapshot" : 3,
                  "taken" : "2026-01-31T12:00:00.000Z",
                  "bytes" : 1234,
                  "reason" : "before the move"
                }
              ]
            }
            """);
  }

  @Test
  void restoreReleaseAndDrop_json_sayWhatWasDone() {
    assertThat(inspect("fake:desk", "restore", "3", "--to", "no-such-folder", "--json").out())
        .isEqualTo(
            """
            {
              "store" : "fake:desk",
              "agent" : "desk",
              "snapshot" : 3,
              "taken" : "2026-01-31T12:00:00.000Z",
              "bytes" : 1234,
              "reason" : "in turn",
              "to" : "no-such-folder"
            }
            """);
    assertThat(inspect("fake:desk", "drop", "desk", "8", "--json").out())
        .isEqualTo(
            """
            {
              "store" : "fake:desk",
              "agent" : "desk",
              "run" : 8,
              "done" : "dropped"
            }
            """);
    assertThat(inspect("fake:desk", "release", "desk", "8", "--json"))
        .isEqualTo(new Ran(1, "", "The store is owned by another process, with pid 7.\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /data list                     | /data does not say what kind of store it is: write fake:/data. Known here: fake, kafka, rocksdb.
          fakes:x list                   | There is no kind of store named fakes. Did you mean fake? Known here: fake, kafka, rocksdb.
          fake:nowhere list              | /nowhere does not exist.
          rocksdb:/no/such verify        | There is no store at /no/such.
          fake:empty restore 1 --to x    | fake:empty keeps nothing of any agent.
          fake:three list --agent Desk   | fake:three keeps nothing of Desk. Did you mean desk? It keeps broken, desk, idle.
          fake:three show office 1       | fake:three keeps nothing of office. It keeps broken, desk, idle.
          fake:desk show desk 1          | There is no run 1 of desk. The runs kept are among 7 to 10.
          fake:three drop idle 1         | There is no run 1 of idle. None is kept.
          fake:desk release desk 7       | Run 7 of desk is finished. Only a quarantined run can be released or dropped.
          fake:desk restore 4 --to x     | There is no snapshot 4 of desk. It has 3.
          fake:three restore 3 --to x    | fake:three keeps several agents: choose by --agent among broken, desk, idle.
          fake:three restore 3 --to x --agent idle | There is no snapshot 3 of idle. It has none.
          fake:desk salvage --to /       | / exists already: give another folder.
          fake:desk savepoints --drop x  | No savepoint x is declared. None is.
          """)
  void wrongUse_isOneLine(String arguments, String message) {
    assertThat(inspect(arguments.split(" "))).isEqualTo(new Ran(2, "", message + "\n"));
  }

  @Test
  void wrongArguments_showTheSynopsis() {
    assertThat(inspect("fake:desk", "lst"))
        .isEqualTo(
            new Ran(
                2,
                "",
                """
                Unmatched argument at index 1: 'lst'
                Did you mean: inspect <store> list or inspect <store> restore?
                """));
    assertThat(inspect("fake:desk", "show", "desk", "x"))
        .isEqualTo(
            new Ran(
                2,
                "",
                """
                Invalid value for positional parameter at index 1 (<run>): 'x' is not a long
                Usage: inspect <store> show [-h] [--debug] [--json] <agent> <run>
                """));
    assertThat(inspect("fake:desk", "salvage").err())
        .startsWith("Missing required option: '--to=<folder>'\nUsage: inspect <store> salvage [");
    assertThat(inspect("fake:desk", "list", "--state", "gone").err())
        .startsWith("Invalid value for option '--state' (<state>): gone is no state of a run\n");
    assertThat(inspect("list").err()).startsWith("Missing required parameter: '<store>'\n");
    assertThat(inspect("fake:desk").err())
        .startsWith("What is to be done with fake:desk?\nLooks into a store");
  }

  @Test
  void error_stackTrace_onlyWhenAskedForOrUnexpected() {
    assertThat(inspect("--debug", "fake:nowhere", "list").err())
        .startsWith("/nowhere does not exist.\n")
        .contains("at dev.planwright.inspector.")
        .contains("Caused by: java.nio.file.NoSuchFileException");
    Ran bug = inspect("fake:bug", "list");
    assertThat(bug.code()).isEqualTo(1);
    assertThat(bug.err())
        .startsWith("Unexpected: java.lang.IllegalStateException: a bug\n")
        .contains("at dev.planwright.inspector.FakeStores");
  }
}
