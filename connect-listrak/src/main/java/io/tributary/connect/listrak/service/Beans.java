package io.tributary.connect.listrak.service;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import jakarta.xml.bind.annotation.XmlAnyElement;
import jakarta.xml.bind.annotation.XmlElement;
import java.io.IOException;
import java.util.Map;
import org.w3c.dom.Element;

/** Converts generated beans to JSON, with the WSDL's names, and back. */
final class Beans {
    private static final String UNKNOWN = "\u0000unknown";
    private static final String NIL = "nil";
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .annotationIntrospector(new WireNames())
            .visibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .addModule(new SimpleModule().addSerializer(new ElementSerializer()))
            .build();

    private Beans() {}

    /** A bean with {@code values}, by their names in the WSDL. */
    static <P> P of(Map<String, String> values, Class<P> type) {
        return MAPPER.convertValue(values, type);
    }

    /** The JSON of {@code bean}. Absent elements are absent, elements that the WSDL does not know are text. */
    static ObjectNode tree(Object bean) {
        ObjectNode tree = MAPPER.valueToTree(bean);
        unfold(tree);
        return tree;
    }

    private static void unfold(JsonNode node) {
        node.forEach(Beans::unfold);
        if (node instanceof ObjectNode object && object.has(UNKNOWN)) {
            object.remove(UNKNOWN).forEach(element -> object.setAll((ObjectNode) element));
        }
    }

    /** Names each field like its element. */
    private static final class WireNames extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public PropertyName findNameForSerialization(Annotated field) {
            if (field.hasAnnotation(XmlAnyElement.class)) {
                return PropertyName.construct(UNKNOWN);
            }
            XmlElement element = field.getAnnotation(XmlElement.class);
            boolean named = element != null && !element.name().equals("##default");
            return named ? PropertyName.construct(element.name()) : super.findNameForSerialization(field);
        }

        @Override
        public PropertyName findNameForDeserialization(Annotated field) {
            return findNameForSerialization(field);
        }
    }

    /** Writes an element that the WSDL does not know as an object of its name and its text. */
    private static final class ElementSerializer extends StdSerializer<Element> {
        private static final long serialVersionUID = 1L;

        ElementSerializer() {
            super(Element.class);
        }

        @Override
        public void serialize(Element element, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeStartObject();
            if (!Boolean.parseBoolean(element.getAttributeNS(XSI, NIL))) {
                out.writeStringField(element.getLocalName(), element.getTextContent());
            }
            out.writeEndObject();
        }
    }
}
