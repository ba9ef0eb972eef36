package careful;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.Durable;
import dev.planwright.Provides;
import dev.planwright.runtime.ActionContext;
import dev.planwright.runtime.DurableCallException;
import dev.planwright.runtime.DurableFuture;
import dev.planwright.runtime.Emitter;
import dev.planwright.runtime.ListMemory;
import dev.planwright.runtime.MapMemory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Comes near to every mistake that the determinism lint knows, and makes none. */
@Agent(
    input = CarefulDesk.Order.class,
    output = CarefulDesk.Receipt.class,
    resources = CarefulDesk.Resources.class)
final class CarefulDesk {

  record Order(String id, List<String> lines, Set<String> tags) {}

  record Checked(Order order, Instant at) {}

  record Counted(Order order, int count) {}

  record Receipt(String id, List<String> lines) {}

  @Durable
  interface Payments {
    String charge(String order) throws InterruptedException;

    CompletionStage<String> refund(String order);
  }

  static final class Resources {
    private Resources() {}

    // A provider runs before any run.
    @Provides
    static Payments payments() {
      return new Ledger(System.getenv("LEDGER"), Clock.systemUTC());
    }
  }

  // The implementation of a durable interface may do what it likes, nested or not.
  static final class Ledger implements Payments {
    private final String name;
    private final Clock clock;
    private int charges;

    Ledger(String name, Clock clock) {
      this.name = name;
      this.clock = clock;
    }

    @Override
    public synchronized String charge(String order) throws InterruptedException {
      Thread.sleep(1);
      charges++;
      return name + clock.instant() + UUID.randomUUID();
    }

    @Override
    public CompletionStage<String> refund(String order) {
      return CompletableFuture.supplyAsync(() -> order + System.nanoTime());
    }
  }

  private static final Map<String, Integer> LIMITS = new HashMap<>();
  private static final int[] STEPS = {1, 2, 3};
  private static final Set<String> WORDS = Set.of("new", "old", "used");

  // Runs once per JVM, before any run; what is filled here is never changed again.
  static {
    LIMITS.put("small", STEPS[0]);
    LIMITS.put("large", STEPS[2]);
  }

  private final Payments payments;
  private final ListMemory<String> seen;
  private final MapMemory<String, Integer> counts;
  private final long made;

  CarefulDesk(Payments payments, ListMemory<String> seen, MapMemory<String, Integer> counts) {
    this.payments = payments;
    this.seen = seen;
    this.counts = counts;
    this.made = System.nanoTime();
  }

  @Action(on = Order.class)
  Checked check(Order order, ActionContext context) throws Exception {
    Instant now = context.clock().instant();
    LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
    Date date = new Date(now.toEpochMilli());
    RandomGenerator random = context.random();
    Random seeded = new Random(order.id().hashCode());
    Dice dice = new Dice(random);
    UUID id = context.randomUuid();
    UUID same = UUID.nameUUIDFromBytes(order.id().getBytes(StandardCharsets.UTF_8));
    String level = context.config().string("level", "info").toLowerCase(Locale.ROOT);
    List<String> lines = new ArrayList<>(order.lines());
    Collections.shuffle(lines, seeded);
    Callable<String> terms = () -> Files.readString(Path.of("terms.txt")) + Instant.now();
    String text = context.durableExecute("terms", String.class, terms);
    context.durableExecute("day", Long.class, () -> System.currentTimeMillis() / 86_400_000);
    context.durableExecute("host", String.class, CarefulDesk::host);
    text += durably(context, "mark", () -> Files.readString(Path.of("mark.txt")));
    context.log().info("{} {} {} {} {}", day, date, dice.roll(), id, same + level + text);
    System.out.println(Thread.currentThread() + " " + lines.hashCode() + " " + made);
    return new Checked(order, now);
  }

  // What it is given is durable, as if it were given to durableExecute itself.
  private static String durably(ActionContext context, String id, Callable<String> body)
      throws Exception {
    return context.durableExecute(id, String.class, body);
  }

  // Only durableExecute calls it.
  private static String host() {
    return System.getenv("HOSTNAME");
  }

  // Nobody calls it.
  static Instant unused() {
    return Instant.now();
  }

  @Action(on = Checked.class)
  Counted count(Checked checked, Emitter<Receipt> receipts) {
    Tally tally = new Tally();
    AtomicInteger length = new AtomicInteger();
    Map<String, Integer> byLine = new HashMap<>();
    Set<String> distinct = new HashSet<>();
    for (String line : checked.order().lines()) {
      byLine.merge(line, LIMITS.getOrDefault(line, STEPS[1]), Integer::sum);
      distinct.add(line);
      tally.add(line);
      length.addAndGet(line.length());
      seen.add(line);
    }
    // No order is needed to look something up, to count, or to sum up.
    int total = 0;
    for (int each : byLine.values()) {
      total += each;
    }
    for (String word : WORDS) {
      if (distinct.contains(word)) {
        return new Counted(checked.order(), 0);
      }
    }
    byLine.forEach((line, number) -> counts.put(line, number));
    // Sorted, or from a collection that has an order.
    for (String line : new TreeSet<>(distinct)) {
      receipts.emit(new Receipt(line, distinct.stream().sorted().toList()));
    }
    for (String tag : checked.order().tags()) {
      receipts.emit(new Receipt(tag, List.of()));
    }
    Map<String, Integer> ordered = new LinkedHashMap<>(new TreeMap<>(byLine));
    ordered.keySet().forEach(line -> receipts.emit(new Receipt(line, List.of())));
    List<String> later = new ArrayList<>();
    for (String line : distinct) {
      later.add(line);
    }
    Collections.sort(later);
    receipts.emit(new Receipt(checked.order().id(), later));
    List<String> copied = new ArrayList<>(distinct);
    Collections.sort(copied);
    receipts.emit(new Receipt(Collections.max(new ArrayList<>(distinct)), copied));
    List<String> streamed = new ArrayList<>(distinct);
    streamed = streamed.stream().sorted().toList();
    receipts.emit(new Receipt(String.join(",", new TreeSet<>(copied)), streamed));
    String least = "";
    for (String line : distinct) {
      if (line.compareTo(least) < 0) {
        least = line;
      }
    }
    List<String> all = new ArrayList<>(distinct);
    receipts.emit(new Receipt(least + checked.order().tags().containsAll(all), List.of()));
    receipts.emit(new Receipt(String.join(",", new TreeSet<>(all)), List.of()));
    Set<Integer> lengths = distinct.stream().map(String::length).collect(Collectors.toSet());
    return new Counted(checked.order(), total + tally.lines + length.get() + lengths.size());
  }

  @Action(on = Counted.class)
  CompletionStage<Receipt> pay(Counted counted) {
    String paid = "";
    try {
      paid = payments.charge(counted.order().id());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (DurableCallException e) {
      paid = "failed: " + e.message();
    }
    try {
      paid += payments.charge("again");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } catch (Throwable e) {
      counted.order().lines().forEach(System.out::println);
      throw e;
    }
    try {
      paid += Integer.parseInt(paid);
    } catch (Error e) {
      paid = "no durable call in here";
    }
    synchronized (this) {
      paid += counted.count();
    }
    String confirmation = paid;
    // Callbacks without an executor run in the run's turn, Async or not.
    return DurableFuture.of(payments.refund(counted.order().id()))
        .thenApplyAsync(refund -> refund + confirmation)
        .thenApply(text -> new Receipt(text, List.of()));
  }

  // Lives as long as one execution.
  private static final class Tally {
    private int lines;

    void add(String line) {
      lines += line.isEmpty() ? 0 : 1;
    }
  }

  private record Dice(RandomGenerator random) {
    int roll() {
      return random.nextInt(6);
    }
  }
}
