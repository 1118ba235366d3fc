package io.tributary.simulators.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes the form of an answer's text, in JSON or XML, as a vendor does who renames a field or wraps rows. */
public final class Rewrite {
    private Rewrite() {}

    /** Calls every field {@code name} {@code other}. */
    public static UnaryOperator<String> renamed(String name, String other) {
        return body -> body.replaceAll("\"" + Pattern.quote(name) + "\"(\\s*:)", "\"" + other + "\"$1")
                .replaceAll("(</?)" + Pattern.quote(name) + "\\b", "$1" + other);
    }

    /** Puts a further field, a text, in front of every field {@code name}. */
    public static UnaryOperator<String> withField(String name, String other, String text) {
        return body -> body.replaceAll("\"" + Pattern.quote(name) + "\"\\s*:", "\"" + other + "\":\"" + text + "\",$0")
                .replaceAll("<" + Pattern.quote(name) + "\\b", "<" + other + ">" + text + "</" + other + ">$0");
    }

    /** Gives every scalar field {@code name} another value: a text within an array in JSON, the text itself in XML. */
    public static UnaryOperator<String> withText(String name, String text) {
        String field = "(\"" + Pattern.quote(name) + "\"\\s*:\\s*)(?:\"(?:[^\"\\\\]|\\\\.)*\"|[^\\[{\",}\\]]+)";
        String element = "(<" + Pattern.quote(name) + ">)[^<]*";
        return body -> body.replaceAll(field, "$1[\"" + text + "\"]").replaceAll(element, "$1" + text);
    }

    /** Wraps each element of the JSON array at {@code pointer} in an object, under {@code name}. */
    public static UnaryOperator<String> wrapped(String pointer, String name) {
        return body -> {
            ObjectNode answer = Json.row(body.getBytes(StandardCharsets.UTF_8));
            ArrayNode rows = (ArrayNode) answer.at(pointer);
            for (int i = 0; i < rows.size(); i++) {
                rows.set(i, Json.object().set(name, rows.get(i)));
            }
            return answer.toString();
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
