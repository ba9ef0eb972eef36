package dev.planwright.processor.baseline;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.planwright.descriptor.Descriptor;
import dev.planwright.descriptor.DescriptorException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.annotation.processing.Filer;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * Where baselines lie: in the folder that the option names, else in the class output, where Maven
 * and IDEs have copied the resources before they compile. Gradle keeps resources apart and needs
 * the option.
 */
public final class BaselineFiles {

  private static final String JSON = ".json";

  private final Filer filer;
  private final @Nullable Path folder;
  private boolean asked;
  private @Nullable Path place;
  private @Nullable List<Descriptor> all;

  /**
   * The files of a compilation.
   *
   * @param option the folder, or null
   */
  public BaselineFiles(Filer filer, @Nullable String option) {
    this.filer = filer;
    this.folder = option == null ? null : Path.of(option);
  }

  /** What is wrong with the folder, or null. */
  @Nullable String problem() {
    return folder == null || Files.isDirectory(folder) ? null : folder + ", which is no folder";
  }

  /**
   * The baseline of an agent, or null if there is none.
   *
   * @throws IOException if there is one that cannot be read
   */
  @Nullable String read(String agent) throws IOException {
    Path place = place();
    if (place != null) {
      Path file = place.resolve(agent + JSON);
      return Files.exists(file) ? text(file) : null;
    }
    try (InputStream in =
        filer.getResource(StandardLocation.CLASS_OUTPUT, "", path(agent)).openInputStream()) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException | IllegalArgumentException e) {
      // Compilers differ in how they say that there is no such file.
      return null;
    }
  }

  /** Bytes that are no UTF-8 are left to whoever parses the text. */
  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), UTF_8);
  }

  /** Every baseline that can be read, in order of name. */
  List<Descriptor> all() throws IOException {
    List<Descriptor> known = all;
    if (known == null) {
      known = readAll();
      all = known;
    }
    return known;
  }

  private List<Descriptor> readAll() throws IOException {
    List<Descriptor> all = new ArrayList<>();
    Path place = place();
    if (place == null || !Files.isDirectory(place)) {
      return all;
    }
    try (Stream<Path> files = Files.list(place)) {
      files
          .filter(each -> each.toString().endsWith(JSON))
          .sorted()
          .forEach(file -> addTo(all, file));
    }
    return all;
  }

  private static void addTo(List<Descriptor> all, Path file) {
    try {
      all.add(Descriptor.parse(text(file)));
    } catch (IOException | DescriptorException e) {
      // Whoever owns the file is told.
    }
  }

  /** The folder of the baselines, or null if the compiler does not say. */
  private @Nullable Path place() {
    if (!asked) {
      asked = true;
      place = folder == null ? output() : folder;
    }
    return place;
  }

  private @Nullable Path output() {
    Path file = output(path("any"));
    return file == null ? output(Descriptor.BASELINE_FOLDER) : file.getParent();
  }

  /** javac tells the place of any file and of no folder, ECJ of what exists. */
  private @Nullable Path output(String path) {
    try {
      URI place = filer.getResource(StandardLocation.CLASS_OUTPUT, "", path).toUri();
      return "file".equals(place.getScheme()) ? Path.of(place) : null;
    } catch (IOException | IllegalArgumentException e) {
      return null;
    }
  }

  private static String path(String agent) {
    return Descriptor.BASELINE_FOLDER + "/" + agent + JSON;
  }
}
