use super::{
    AdditionalProperties, Discriminator, Document, MediaType, OperationObject, ParameterValue, SchemaId, SchemaKind,
    SchemaRef,
};

impl Document {
    /// Visits every reference to a schema: those in schemas, in parameters, in bodies, and in responses.
    pub(crate) fn for_each_schema_ref(&mut self, visit: &mut impl FnMut(&mut SchemaRef)) {
        self.schemas.iter_mut().for_each(|schema| schema.kind.for_each_schema_ref(visit));
        self.operations.iter_mut().for_each(|operation| operation.for_each_schema_ref(visit));
        self.webhooks.iter_mut().for_each(|webhook| of_media_types(&mut webhook.content, visit));
    }
}

impl OperationObject {
    /// The references to schemas in the operation's parameters, body and responses.
    pub(crate) fn schema_refs(&self) -> impl Iterator<Item = SchemaRef> {
        let parameters = self.parameters.iter().filter_map(|parameter| match &parameter.value {
            ParameterValue::Schema { schema, .. } => Some(*schema),
            ParameterValue::Content(media_type) | ParameterValue::WholeQuery(media_type) => media_type.schema,
        });
        let body = self.body.iter().flat_map(|body| &body.content).flat_map(MediaType::schemas);
        let headers = self.responses.iter().flat_map(|response| &response.headers).filter_map(|header| header.schema);
        let content = self.responses.iter().flat_map(|response| &response.content);
        parameters.chain(body).chain(headers).chain(content.flat_map(MediaType::schemas))
    }

    /// Visits every reference to a schema in the operation's parameters, body and responses.
    pub(crate) fn for_each_schema_ref(&mut self, visit: &mut impl FnMut(&mut SchemaRef)) {
        for parameter in &mut self.parameters {
            match &mut parameter.value {
                ParameterValue::Schema { schema, .. } => visit(schema),
                ParameterValue::Content(media_type) | ParameterValue::WholeQuery(media_type) => {
                    of_media_types([media_type], visit);
                }
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
    /// The schemas that a schema is made of.
    pub(crate) fn parts(&self) -> Vec<SchemaId> {
        let (mut parts, behind_a_pointer) = self.children();
        parts.extend(behind_a_pointer);
        parts
    }

    /// Those of which a value holds values in itself. What is in a list or a map is behind a pointer.
    pub(crate) fn held(&self) -> Vec<SchemaId> {
        self.children().0
    }

    /// Those of which a value holds values in itself, and the one of which it has a list or a map.
    fn children(&self) -> (Vec<SchemaId>, Option<SchemaId>) {
        match self {
            Self::Array(array) => (Vec::new(), Some(array.items.id)),
            Self::Map(values) => (Vec::new(), Some(values.id)),
            Self::Union(union) => (union.variants.iter().map(|variant| variant.schema.id).collect(), None),
            Self::Tuple(items) => (items.iter().map(|item| item.id).collect(), None),
            Self::Object(object) => {
                let kept = match object.additional {
                    AdditionalProperties::Kept(values) => Some(values.id),
                    AdditionalProperties::Ignored => None,
                };
                (object.properties.iter().map(|property| property.schema.id).collect(), kept)
            }
            Self::Any | Self::Boolean | Self::Integer(_) | Self::Number(_) | Self::String(_) | Self::Enumeration(_) => {
                (Vec::new(), None)
            }
        }
    }

    /// Visits the schemas that a schema is made of.
    pub(crate) fn for_each_schema_ref(&mut self, visit: &mut impl FnMut(&mut SchemaRef)) {
        match self {
            Self::Array(array) => visit(&mut array.items),
            Self::Map(values) => visit(values),
            Self::Tuple(items) => items.iter_mut().for_each(visit),
            Self::Union(union) => {
                union.variants.iter_mut().for_each(|variant| visit(&mut variant.schema));
                for id in union.discriminator.iter_mut().flat_map(Discriminator::schemas_mut) {
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
            Self::Any | Self::Boolean | Self::Integer(_) | Self::Number(_) | Self::String(_) | Self::Enumeration(_) => {
            }
        }
    }
}

fn of_media_types<'a>(
    media_types: impl IntoIterator<Item = &'a mut MediaType>,
    visit: &mut impl FnMut(&mut SchemaRef),
) {
    let schemas = media_types.into_iter().flat_map(|own| own.schema.iter_mut().chain(&mut own.item));
    schemas.for_each(visit);
}
