; Names that live in a part of a function. @local.definition: one name; @local.names: a list beside its @values.

[
  (function_declaration) (method_declaration) (func_literal) (block) (if_statement) (for_statement)
  (expression_switch_statement) (type_switch_statement) (expression_case) (type_case) (default_case)
  (communication_case)
] @local.scope

; Type parameters live in their declaration; those of a receiver in the method.
(type_spec type_parameters: (_)) @local.generic
(method_declaration receiver: (parameter_list (parameter_declaration type: [
  (generic_type type_arguments: (type_arguments (type_elem (type_identifier) @local.type)))
  (pointer_type (generic_type type_arguments: (type_arguments (type_elem (type_identifier) @local.type))))
])))

(parameter_declaration name: (identifier) @local.definition type: (_) @type)
(variadic_parameter_declaration name: (identifier) @local.definition type: (_) @rest)
(type_parameter_declaration name: (identifier) @local.type)

(short_var_declaration left: (_) @local.names right: (_) @values)
(receive_statement left: (_) @local.names)
(range_clause left: (_) @local.names right: (_) @elements)
(type_switch_statement alias: (expression_list (identifier) @local.definition))
(type_switch_statement
  alias: (expression_list (identifier) @switched)
  (type_case . "case" . type: (_) @type . ":") @case)
