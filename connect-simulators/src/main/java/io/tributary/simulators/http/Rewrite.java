package io.tributary.simulators.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes the format of a response in JSON or XML, like a vendor that renames a field or wraps rows. */
public final class Rewrite {
    private Rewrite() {}

    /** Renames the field {@code name} to {@code other}. */
    public static UnaryOperator<String> renamed(String name, String other) {
        return body -> body.replaceAll("\"" + Pattern.quote(name) + "\"(\\s*:)", "\"" + other + "\"$1")
                .replaceAll("(</?)" + Pattern.quote(name) + "\\b", "$1" + other);
    }

    /** Inserts a text field before each field {@code name}. */
    public static UnaryOperator<String> withField(String name, String other, String text) {
        return body -> body.replaceAll("\"" + Pattern.quote(name) + "\"\\s*:", "\"" + other + "\":\"" + text + "\",$0")
                .replaceAll("<" + Pattern.quote(name) + "\\b", "<" + other + ">" + text + "</" + other + ">$0");
    }

    /** Replaces the value of each scalar field {@code name}: by an array with a text in JSON, by the text in XML. */
    public static UnaryOperator<String> withText(String name, String text) {
        String field = "(\"" + Pattern.quote(name) + "\"\\s*:\\s*)(?:\"(?:[^\"\\\\]|\\\\.)*\"|[^\\[{\",}\\]]+)";
        String element = "(<" + Pattern.quote(name) + ">)[^<]*";
        return body -> body.replaceAll(field, "$1[\"" + text + "\"]").replaceAll(element, "$1" + text);
    }

    /** Wraps each element of the JSON array at {@code pointer} in an object with the field {@code name}. */
    public static UnaryOperator<String> wrapped(String pointer, String name) {
        return body -> {
            ObjectNode response = Json.row(body.getBytes(StandardCharsets.UTF_8));
            ArrayNode rows = (ArrayNode) response.at(pointer);
            for (int i = 0; i < rows.size(); i++) {
                rows.set(i, Json.object().set(name, rows.get(i)));
            }
            return response.toString();
        };
    }

    /** Wraps the content of each XML element {@code row} in an element {@code name}. */
    public static UnaryOperator<String> wrappedElements(String row, String name) {
        String content = "(<" + Pattern.quote(row) + ">)(.*?)(</" + Pattern.quote(row) + ">)";
        String wrapped = "$1" + Matcher.quoteReplacement("<" + name + ">") + "$2"
                + Matcher.quoteReplacement("</" + name + ">") + "$3";
        return body -> Pattern.compile(content, Pattern.DOTALL).matcher(body).replaceAll(wrapped);
    }
}
