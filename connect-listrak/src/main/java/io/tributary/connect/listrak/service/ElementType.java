package io.tributary.connect.listrak.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.xml.bind.annotation.XmlAnyElement;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlSchema;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads elements of a type of the WSDL as JSON. What the type contains is declared by the class that the client's generator made of it.
 * Absent elements are absent, elements that the WSDL does not know are text.
 */
final class ElementType {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Map<Class<?>, Function<String, Object>> CONVERSIONS = Map.of(
            BooleanText.class,
            new BooleanText()::unmarshal,
            DecimalText.class,
            new DecimalText()::unmarshal,
            IntegerText.class,
            new IntegerText()::unmarshal,
            TimeText.class,
            new TimeText()::unmarshal);

    private final String namespace;
    private final List<Member> members = new ArrayList<>();
    private final Map<String, Member> byName = new HashMap<>();
    private boolean keepsUnknown;

    /**
     * An element that the type declares.
     *
     * @param place among the type's members
     * @param isList whether it may come more than once
     * @param type of its content; null if it is text
     * @param conversion of its text
     */
    record Member(
            int place,
            String name,
            boolean isList,
            boolean isNillable,
            ElementType type,
            Function<String, Object> conversion) {

        /** The content of the element that {@code in} is at. Null if it is absent in JSON. */
        JsonNode read(XMLStreamReader in) throws XMLStreamException {
            if (isNillable && XmlElements.isNil(in)) {
                XmlElements.skip(in);
                return null;
            }
            return type == null ? node(conversion.apply(XmlElements.text(in))) : type.read(in);
        }

        /** The same, added to the values that were read {@code before}. */
        JsonNode read(XMLStreamReader in, JsonNode before) throws XMLStreamException {
            JsonNode value = read(in);
            if (!isList) {
                return value;
            }
            ArrayNode list = before == null ? NODES.arrayNode() : (ArrayNode) before;
            return list.add(value);
        }
    }

    /** The type that {@code declared}, a generated class, declares. */
    ElementType(Class<?> declared) {
        this.namespace = declared.getPackage().getAnnotation(XmlSchema.class).namespace();
        for (Field field : declared.getDeclaredFields()) {
            if (field.isAnnotationPresent(XmlAnyElement.class)) {
                keepsUnknown = true;
            } else {
                add(field);
            }
        }
    }

    private void add(Field field) {
        XmlElement element = field.getAnnotation(XmlElement.class);
        String name = name(element, field.getName());
        boolean isList = List.class.isAssignableFrom(field.getType());
        Class<?> content = isList ? elementOf(field) : field.getType();
        XmlJavaTypeAdapter adapter = field.getAnnotation(XmlJavaTypeAdapter.class);
        boolean isText = adapter != null || content == String.class;
        Member member = new Member(
                members.size(),
                name,
                isList,
                element != null && element.nillable(),
                isText ? null : new ElementType(content),
                adapter == null ? text -> text : Objects.requireNonNull(CONVERSIONS.get(adapter.value())));
        members.add(member);
        byName.put(name, member);
    }

    /**
     * The name of the element that a field declares.
     *
     * @param element the field's annotation; null if it has none
     * @param field the field's name
     */
    static String name(XmlElement element, String field) {
        return element == null || element.name().equals("##default") ? field : element.name();
    }

    private static Class<?> elementOf(Field list) {
        return (Class<?>) ((ParameterizedType) list.getGenericType()).getActualTypeArguments()[0];
    }

    /** The declared element that {@code in} is at. Null if it is not declared. */
    Member member(XMLStreamReader in) {
        Member member = byName.get(in.getLocalName());
        return member != null && namespace.equals(in.getNamespaceURI()) ? member : null;
    }

    /** Reads the content of the element that {@code in} is at. */
    ObjectNode read(XMLStreamReader in) throws XMLStreamException {
        JsonNode[] values = new JsonNode[members.size()];
        ObjectNode unknown = null;
        for (int event = in.next(); event != XMLStreamConstants.END_ELEMENT; event = in.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                Member member = member(in);
                if (member != null) {
                    values[member.place()] = member.read(in, values[member.place()]);
                } else if (keepsUnknown) {
                    unknown = unknown == null ? NODES.objectNode() : unknown;
                    keep(in, unknown);
                } else {
                    XmlElements.skip(in);
                }
            }
        }
        return object(values, unknown);
    }

    private static void keep(XMLStreamReader in, ObjectNode unknown) throws XMLStreamException {
        String name = in.getLocalName();
        if (Boolean.parseBoolean(XmlElements.nil(in))) {
            XmlElements.skip(in);
        } else {
            unknown.put(name, XmlElements.allText(in));
        }
    }

    private ObjectNode object(JsonNode[] values, ObjectNode unknown) {
        ObjectNode object = NODES.objectNode();
        for (Member member : members) {
            JsonNode value = values[member.place()];
            if (value != null) {
                object.set(member.name(), value);
            }
        }
        return unknown == null ? object : object.setAll(unknown);
    }

    private static JsonNode node(Object value) {
        if (value instanceof String text) {
            return NODES.textNode(text);
        }
        if (value instanceof Long number) {
            return NODES.numberNode(number.longValue());
        }
        if (value instanceof BigDecimal number) {
            return NODES.numberNode(number);
        }
        return value == null ? null : NODES.booleanNode((Boolean) value);
    }
}
