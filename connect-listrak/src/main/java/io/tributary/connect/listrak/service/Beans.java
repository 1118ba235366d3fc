package io.tributary.connect.listrak.service;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.xml.bind.annotation.XmlElement;
import java.util.Map;

/** Makes the generated beans of requests. */
final class Beans {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .annotationIntrospector(new WireNames())
            .visibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
            .build();

    private Beans() {}

    /** A bean with {@code values}, by their names in the WSDL. */
    static <P> P of(Map<String, String> values, Class<P> type) {
        return MAPPER.convertValue(values, type);
    }

    /** Names each field like its element. */
    private static final class WireNames extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public PropertyName findNameForDeserialization(Annotated field) {
            XmlElement element = field.getAnnotation(XmlElement.class);
            return element == null
                    ? super.findNameForDeserialization(field)
                    : PropertyName.construct(ElementType.name(element, field.getName()));
        }
    }
}
