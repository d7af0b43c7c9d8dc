use super::{AdditionalProperties, Api, MediaType, Operation, ParameterValue, SchemaKind, SchemaRef};

impl Api {
    /// Visits every reference to a schema: those in schemas, in parameters, in bodies, and in responses.
    pub(crate) fn for_each_schema_ref(&mut self, visit: &mut impl FnMut(&mut SchemaRef)) {
        self.schemas.iter_mut().for_each(|schema| schema.kind.for_each_schema_ref(visit));
        self.operations.iter_mut().for_each(|operation| operation.for_each_schema_ref(visit));
    }
}

impl Operation {
    /// Visits every reference to a schema in the operation's parameters, body and responses.
    pub(crate) fn for_each_schema_ref(&mut self, visit: &mut impl FnMut(&mut SchemaRef)) {
        for parameter in &mut self.parameters {
            match &mut parameter.value {
                ParameterValue::Schema { schema, .. } => visit(schema),
                ParameterValue::Content(media_type) => of_media_types([media_type], visit),
            }
        }
        self.body.iter_mut().for_each(|body| of_media_types(&mut body.content, visit));
        for response in &mut self.responses {
            response.headers.iter_mut().filter_map(|header| header.schema.as_mut()).for_each(&mut *visit);
            of_media_types(&mut response.content, visit);
        }
    }
}

impl SchemaKind {
    /// Visits the schemas that a schema is made of.
    pub(crate) fn for_each_schema_ref(&mut self, visit: &mut impl FnMut(&mut SchemaRef)) {
        match self {
            Self::Array(array) => visit(&mut array.items),
            Self::Map(values) => visit(values),
            Self::Union(union) => {
                union.variants.iter_mut().for_each(|variant| visit(&mut variant.schema));
                for id in union.discriminator.iter_mut().flat_map(|discriminator| discriminator.mapping.values_mut()) {
                    let mut schema = SchemaRef { id: *id, nullable: false };
                    visit(&mut schema);
                    *id = schema.id;
                }
            }
            Self::Object(object) => {
                object.properties.iter_mut().for_each(|property| visit(&mut property.schema));
                if let AdditionalProperties::Kept(values) = &mut object.additional {
                    visit(values);
                }
            }
            Self::Any | Self::Boolean | Self::Integer(_) | Self::Number | Self::String(_) | Self::Enumeration(_) => {}
        }
    }
}

fn of_media_types<'a>(
    media_types: impl IntoIterator<Item = &'a mut MediaType>,
    visit: &mut impl FnMut(&mut SchemaRef),
) {
    media_types.into_iter().filter_map(|media_type| media_type.schema.as_mut()).for_each(visit);
}
