; What a Go file defines. @definition.<kind> is the whole of it; what stands inside another definition belongs to it.

(function_declaration
  name: (identifier) @name
  type_parameters: (type_parameter_list)? @generics
  parameters: (parameter_list) @parameters
  result: (_)? @result
  body: (block)? @body) @definition.function

(method_declaration
  receiver: (parameter_list) @receiver
  name: (field_identifier) @name
  parameters: (parameter_list) @parameters
  result: (_)? @result
  body: (block)? @body) @definition.method

(type_spec
  name: (type_identifier) @name
  type_parameters: (type_parameter_list)? @generics
  type: (struct_type) @body) @definition.struct

(type_spec
  name: (type_identifier) @name
  type_parameters: (type_parameter_list)? @generics
  type: (interface_type) @body) @definition.interface

(type_spec
  name: (type_identifier) @name
  type_parameters: (type_parameter_list)? @generics
  type: [
    (type_identifier) (qualified_type) (generic_type) (pointer_type) (slice_type) (array_type)
    (channel_type) (parenthesized_type)
  ] @body) @definition.type

; What a function gives, or a map holds by constant names, is looked for in vain among the members of its type.
(type_spec name: (type_identifier) @name type: [(map_type) (function_type)] @body @open) @definition.type

(type_alias name: (type_identifier) @name type: (_) @alias @body) @definition.type

(field_declaration
  name: (field_identifier) @name
  type: (_) @type
  tag: (_)? @tag) @definition.field

; An embedded type is a field under its last name, and a base: its members are the struct's as well.
(field_declaration
  !name
  type: [
    (type_identifier) @name
    (qualified_type name: (_) @name)
    (generic_type type: (type_identifier) @name)
    (generic_type type: (qualified_type name: (_) @name))
  ] @type @base
  tag: (_)? @tag) @definition.field

(method_elem
  name: (field_identifier) @name
  parameters: (parameter_list) @parameters
  result: (_)? @result) @definition.method

(interface_type (type_elem . [(type_identifier) (qualified_type) (generic_type)] @base .))

(const_spec name: (identifier) @name type: (_)? @type value: (_)? @values) @definition.const
(var_spec name: (identifier) @name type: (_)? @type value: (_)? @values) @definition.variable
