package dev.planwright.processor.guard;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelSource;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.common.types.TypeParamType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A guard as CEL reads it: parsed, and checked against the types of the event's components.
 *
 * <p>What CEL sees: integers as int, floating point as double, strings, characters and enums as
 * string, sets as lists, an Optional as what it holds, and the user's own types as messages.
 * Whatever else there is has no type of CEL's: it is {@code dyn}, and {@link Translator} judges it.
 */
final class CelGuard {

  private static final CelOptions OPTIONS =
      CelOptions.current().enableHeterogeneousNumericComparisons(true).build();

  private final GuardType event;
  private final GuardScope scope;
  private final CelCompiler compiler;
  private final Map<String, GuardType> records = new HashMap<>();
  private String text = "";
  private CelExpr expression = CelExpr.ofNotSet(0);
  private Map<Long, Integer> positions = Map.of();
  private Map<Long, CelType> types = Map.of();

  CelGuard(GuardType event, GuardScope scope) {
    this.event = event;
    this.scope = scope;
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardEnvironmentEnabled(false)
            .setStandardDeclarations(GuardFunctions.DECLARED)
            .setStandardMacros(CelStandardMacro.ALL, CelStandardMacro.EXISTS)
            .addFunctionDeclarations(
                CelFunctionDecl.newFunctionDeclaration(
                    NullTests.HAS,
                    CelOverloadDecl.newGlobalOverload(
                        "has_any", SimpleType.BOOL, TypeParamType.create("T"))))
            .setTypeProvider(new Records());
    scope.components(event).forEach((name, type) -> builder.addVar(name, celType(type)));
    this.compiler = builder.build();
  }

  /** Reads a guard; what is wrong with it, or nothing. */
  List<Mistake> read(String text) {
    // Errors are asked for, not caught: CEL's exception needs a class of its run time.
    this.text = text;
    Explanation explanation = new Explanation(text, this);
    CelValidationResult parsed = compiler.parse(text);
    if (parsed.hasError()) {
      return explanation.ofSyntax(parsed.getErrors());
    }
    CelSource source = ast(parsed).getSource();
    positions = source.getPositionsMap();
    long last = positions.isEmpty() ? 0 : Collections.max(positions.keySet());
    expression = new NullTests(last).replace(ast(parsed).getExpr());
    CelValidationResult checked =
        compiler.check(CelAbstractSyntaxTree.newParsedAst(expression, source));
    if (checked.hasError()) {
      return explanation.ofTypes(checked.getErrors());
    }
    types = ast(checked).getTypeMap();
    return List.of();
  }

  private static CelAbstractSyntaxTree ast(CelValidationResult result) {
    try {
      return result.getAst();
    } catch (CelValidationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What was read, comparisons with null as calls of {@link NullTests#HAS}. */
  CelExpr expression() {
    return expression;
  }

  /** Whether an expression is true or false. */
  boolean isBoolean(CelExpr expr) {
    return SimpleType.BOOL.equals(types.get(expr.id()));
  }

  GuardType event() {
    return event;
  }

  Map<String, GuardType> components(GuardType record) {
    return scope.components(record);
  }

  /** Where an expression stands: an operator at its sign, a component at its name. */
  int offset(CelExpr expr) {
    int offset = positions.getOrDefault(expr.id(), 0);
    return expr.getKind() == Kind.SELECT ? offset + 1 : offset;
  }

  /**
   * A number with a point or an exponent as it was written, without its sign, since a double may
   * round it; null if its exponent is beyond all bounds.
   */
  @Nullable BigDecimal decimal(CelExpr literal) {
    int start = text.offsetByCodePoints(0, offset(literal));
    int end = start + 1;
    while (end < text.length() && isPartOfNumber(end)) {
      end++;
    }
    try {
      return new BigDecimal(text.substring(start, end));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private boolean isPartOfNumber(int place) {
    char c = text.charAt(place);
    return "0123456789.eE".indexOf(c) >= 0
        || ("+-".indexOf(c) >= 0 && "eE".indexOf(text.charAt(place - 1)) >= 0);
  }

  private CelType celType(GuardType type) {
    List<GuardType> parts = type.parts();
    return switch (type.kind()) {
      case BOOLEAN -> SimpleType.BOOL;
      case INTEGER -> SimpleType.INT;
      case REAL -> SimpleType.DOUBLE;
      case TEXT, CHARACTER, ENUM -> SimpleType.STRING;
      case LIST, SET -> ListType.create(celType(parts.get(0)));
      case MAP -> MapType.create(celType(parts.get(0)), celType(parts.get(1)));
      case OPTIONAL -> celType(parts.get(0));
      case RECORD -> {
        records.put(type.source(), type);
        yield StructTypeReference.create(type.source());
      }
      case DECIMAL, OTHER -> SimpleType.DYN;
    };
  }

  /** Used while {@link #read} runs, on one thread: CEL asks for more than that, and needs less. */
  @SuppressWarnings("Immutable")
  private final class Records implements CelTypeProvider {

    @Override
    public ImmutableList<CelType> types() {
      return ImmutableList.of();
    }

    @Override
    public Optional<CelType> findType(String name) {
      return Optional.ofNullable(records.get(name)).map(this::struct);
    }

    private StructType struct(GuardType record) {
      Map<String, GuardType> components = scope.components(record);
      return StructType.create(
          record.source(),
          ImmutableSet.copyOf(components.keySet()),
          name -> Optional.ofNullable(components.get(name)).map(CelGuard.this::celType));
    }
  }
}
