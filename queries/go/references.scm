; What a Go file uses. @reference.<kind> is the name, or for a call what is called; @object is what it is taken from.

(package_clause (package_identifier) @package)
(import_spec name: (_)? @alias path: (_) @reference.import)

(call_expression function: (_) @reference.call arguments: (argument_list) @arguments)
; `f[T](x)` with one argument reads like a conversion.
(type_conversion_expression type: (generic_type type: (_) @reference.call) operand: (_) @arguments)

(selector_expression operand: (_) @object field: (field_identifier) @reference.attribute)

(qualified_type package: (_) @object name: (type_identifier) @reference.type)
(type_identifier) @reference.type

; Names as values, by what they stand in: all names would be twice as many, most of them parts of the above.
(argument_list (identifier) @reference.name)
(expression_list (identifier) @reference.name)
(variadic_argument (identifier) @reference.name)
(binary_expression (identifier) @reference.name)
(unary_expression operand: (identifier) @reference.name)
(parenthesized_expression (identifier) @reference.name)
(index_expression (identifier) @reference.name)
(slice_expression (identifier) @reference.name)
(type_assertion_expression operand: (identifier) @reference.name)
(type_conversion_expression operand: (identifier) @reference.name)
(type_switch_statement value: (identifier) @reference.name)
(expression_switch_statement value: (identifier) @reference.name)
(if_statement condition: (identifier) @reference.name)
(for_statement (identifier) @reference.name)
(for_clause condition: (identifier) @reference.name)
(range_clause right: (identifier) @reference.name)
(send_statement (identifier) @reference.name)
(inc_statement (identifier) @reference.name)
(dec_statement (identifier) @reference.name)
(array_type length: (identifier) @reference.name)
(literal_value (literal_element (identifier) @reference.name))
(keyed_element value: (literal_element (identifier) @reference.name))
(keyed_element key: (literal_element (identifier) @reference.key))

; Expressions that hand on a value of known origin.
(composite_literal type: (_) @type body: (literal_value) @literal)
(literal_element (literal_value) @literal)
(keyed_element key: (literal_element (literal_value) @literal.key))
(index_expression operand: (_) @element) @expression
(parenthesized_expression (_) @same) @expression
(unary_expression operator: ["&" "*"] operand: (_) @same) @expression
(type_assertion_expression type: (_) @type) @expression
(func_literal parameters: (_) @parameters result: (_) @result) @expression

[(interpreted_string_literal) (raw_string_literal)] @string
(rune_literal) @opaque
(comment) @comment
