package dev.planwright.processor.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.processor.model.ClassRef;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportsTest {

  private final Imports imports =
      new Imports(
          ClassRefs.of("shop", "DeskPlan"),
          KnownTypes.bySource(
              List.of(
                  ClassRefs.of("shop", "Desk.Order"),
                  ClassRefs.of("bücher", "Größe"),
                  ClassRefs.of("𝒳", "𝒴.$z_1"),
                  ClassRefs.of("Shop", "desk"),
                  ClassRefs.of("other", "Order"))),
          List.of("Program"));

  private String statements() {
    var text = new StringBuilder();
    imports.statements(name -> false, text);
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "int; int",
        "byte[]; byte[]",
        "shop.Desk.Order; Desk.Order",
        "shop.Desk.Order[][]; Desk.Order[][]",
        "bücher.Größe; Größe",
        "𝒳.𝒴.$z_1; 𝒴.$z_1",
        "Shop.desk; desk",
        "java.util.Map<java.lang.String, ? extends shop.Desk.Order>[]; Map<String, ? extends Desk.Order>[]",
        "java.util.Map.Entry<bücher.Größe,𝒳.𝒴.$z_1[]>; Map.Entry<Größe,𝒴.$z_1[]>",
        "java.util.function.IntFunction<java.util.List<int[]>>; IntFunction<List<int[]>>",
        "shop.Desk.Orders; shop.Desk.Orders",
        "shop.Desk.Order.Line; shop.Desk.Order.Line",
        "javax.money.Money; javax.money.Money",
        "java.util; java.util",
        "a.Outer<shop.Desk.Order>.Inner<b.C>; a.Outer<Desk.Order>.Inner<b.C>",
      })
  void type_ofSource_isShortWhereItsNamesAreKnown(String source, String written) {
    assertThat(imports.type(source)).isEqualTo(written);
    assertThat(imports.type(source)).isEqualTo(written);
  }

  @Test
  void name_ofSecondClassOfOneSimpleName_isWrittenInFull() {
    assertThat(imports.name(ClassRefs.of("other", "Order"))).isEqualTo("Order");
    assertThat(imports.type("third.Order")).isEqualTo("third.Order");
    assertThat(imports.name(ClassRefs.of("third", "Order"))).isEqualTo("third.Order");
    assertThat(imports.name(ClassRefs.of("other", "Order"))).isEqualTo("Order");
    assertThat(imports.name(ClassRefs.of("third", "Program"))).isEqualTo("third.Program");
    assertThat(statements()).isEqualTo("import other.Order;\n\n");
  }

  @Test
  void statements_importWhatIsOfOtherPackagesAndWhatThePackageHides() {
    for (ClassRef type :
        List.of(
            ClassRefs.LIST,
            ClassRefs.of("java.lang", "Long"),
            ClassRefs.of("shop", "Desk"),
            ClassRefs.of("", "Unnamed"),
            ClassRefs.of("java.lang.reflect", "Type"))) {
      imports.name(type);
    }
    var text = new StringBuilder();
    imports.statements(name -> name.equals("Long") || name.equals("Type"), text);

    assertThat(text)
        .hasToString(
            "import java.lang.Long;\nimport java.lang.reflect.Type;\nimport java.util.List;\n\n");
  }

  @Test
  void statements_ofFileThatNamesNothing_areEmpty() {
    assertThat(statements()).isEmpty();
  }
}
