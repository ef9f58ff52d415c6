//! The schema of a type that is written as one value, or that holds others, given in a line beside the type.

/// Gives a type this schema, which stands under the type's name; `inline` where it stands wherever the type does.
macro_rules! schema {
    (inline $name:ident, $schema:tt) => {
        $crate::model::describe::schema!($name, true, $schema);
    };
    ($name:ident, $schema:tt) => {
        $crate::model::describe::schema!($name, false, $schema);
    };
    ($name:ident, $is_inline:literal, $schema:tt) => {
        impl schemars::JsonSchema for $name {
            fn inline_schema() -> bool {
                $is_inline
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!($schema)
            }
        }
    };
}

/// Gives a container a schema that is made from the schema of what it holds, or that very schema.
macro_rules! container_schema {
    ($name:ident) => {
        impl<T: schemars::JsonSchema> schemars::JsonSchema for $name<T> {
            fn inline_schema() -> bool {
                T::inline_schema()
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                T::schema_name()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                T::json_schema(generator)
            }
        }
    };
    ($name:ident, |$held:ident| $schema:tt) => {
        impl<T: schemars::JsonSchema> schemars::JsonSchema for $name<T> {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                format!("{}_{}", stringify!($name), T::schema_name()).into()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let $held = generator.subschema_for::<T>();
                schemars::json_schema!($schema)
            }
        }
    };
}

pub(crate) use {container_schema, schema};
