package dev.planwright.processor.guard;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What of CEL's functions guards have, for the types that components have. CEL declares its
 * functions anew for every guard that it checks, and all of them would take longer than the check.
 */
final class GuardFunctions {

  private static final Set<StandardFunction> FUNCTIONS =
      EnumSet.of(
          StandardFunction.CONDITIONAL,
          StandardFunction.LOGICAL_NOT,
          StandardFunction.LOGICAL_OR,
          StandardFunction.LOGICAL_AND,
          // In what exists and all become.
          StandardFunction.NOT_STRICTLY_FALSE,
          StandardFunction.EQUALS,
          StandardFunction.NOT_EQUALS,
          StandardFunction.LESS,
          StandardFunction.LESS_EQUALS,
          StandardFunction.GREATER,
          StandardFunction.GREATER_EQUALS,
          StandardFunction.ADD,
          StandardFunction.SUBTRACT,
          StandardFunction.MULTIPLY,
          StandardFunction.DIVIDE,
          StandardFunction.MODULO,
          StandardFunction.NEGATE,
          StandardFunction.INDEX,
          StandardFunction.IN,
          StandardFunction.SIZE,
          StandardFunction.STARTS_WITH,
          StandardFunction.ENDS_WITH,
          StandardFunction.CONTAINS,
          StandardFunction.MATCHES);

  /** Types that nothing in a guard can have. */
  private static final Set<CelType> ABSENT =
      Set.of(SimpleType.UINT, SimpleType.BYTES, SimpleType.DURATION, SimpleType.TIMESTAMP);

  static final CelStandardDeclarations DECLARED =
      CelStandardDeclarations.newBuilder()
          .filterFunctions(
              (function, overload) ->
                  FUNCTIONS.contains(function)
                      && Collections.disjoint(overload.celOverloadDecl().parameterTypes(), ABSENT))
          .filterIdentifiers(identifier -> false)
          .build();

  private GuardFunctions() {}
}
