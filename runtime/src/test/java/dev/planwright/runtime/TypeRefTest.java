package dev.planwright.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TypeRefTest {

  private static class Between<T> extends TypeRef<List<T>> {}

  @Test
  void typeRefs_ofOneType_areEqual() {
    TypeRef<Map<String, List<Integer>>> one = new TypeRef<>() {};
    TypeRef<Map<String, List<Integer>>> other = new TypeRef<>() {};
    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    assertThat(one)
        .hasToString("java.util.Map<java.lang.String, java.util.List<java.lang.Integer>>");
    assertThat(one).isNotEqualTo(new TypeRef<List<String>>() {});
  }

  @Test
  void typeRef_withoutItsType_isRefused() {
    assertThatThrownBy(() -> new Between<String>() {})
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("write 'new TypeRef<List<Flight>>() {}': a direct subclass");
  }
}
