package io.tributary.systemtests.fuzz;

import io.tributary.simulators.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Mutates one field or the result of a SOAP response, or the document around it. Serves one case. */
final class XmlMutator implements Mutator {
    private static final Pattern LEAF = Pattern.compile("<(\\w+)>([^<]*)</\\1>");
    private static final Pattern RESULT = Pattern.compile("(?s)<(\\w+)Result(?:>.*</\\1Result>| ?/>)");
    private static final int DEEP = 10_000;

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "NaN",
            "INF",
            "-INF",
            "1e400",
            "9".repeat(400),
            "9223372036854775808",
            "-1",
            "0",
            "1,5",
            "TRUE",
            "yes",
            "0001-01-01T00:00:00",
            "9999-12-31T23:59:59.9999999",
            "+999999999-12-31T23:59:59",
            "-0044-03-15T12:00:00",
            "2026-02-30T00:00:00",
            "2026-03-08T02:30:00",
            "2026-11-01T01:30:00-05:00",
            "24:00:00",
            "&#0;",
            "&#x1;",
            "&#xD800;",
            "&#xFFFE;",
            "&#x1F600;",
            "&#99999999999;",
            "&nbsp;",
            "&amp;amp;",
            "a & b",
            "a ]]> b",
            "<![CDATA[<b>]]>",
            "<!-- no -->",
            "<?php ?>",
            "\u0001\u0002",
            "\u00FF\u00FE",
            "\u00ED\u00A0\u0080",
            "x".repeat(1_000_000));

    private static final List<String> DOCUMENT_TYPES = List.of(
            "<!DOCTYPE a [<!ENTITY e0 \"ha\"><!ENTITY e1 \"&e0;&e0;&e0;&e0;&e0;&e0;&e0;&e0;&e0;&e0;\">"
                    + "<!ENTITY e2 \"&e1;&e1;&e1;&e1;&e1;&e1;&e1;&e1;&e1;&e1;\"><!ENTITY e3 \"&e2;&e2;&e2;&e2;&e2;&e2;&e2;&e2;\">"
                    + "<!ENTITY e \"&e3;&e3;&e3;&e3;&e3;&e3;&e3;&e3;&e3;&e3;\">]>",
            "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
            "<!DOCTYPE a [<!ENTITY e SYSTEM \"http://127.0.0.1:9/x\">]>",
            "<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/x.dtd\">",
            "<!DOCTYPE a [<!ENTITY e \"plain\">]>",
            "<!DOCTYPE a [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]>");

    private static final List<String> FAULTS = List.of(
            "<soap:Fault><faultcode>soap:Server</faultcode><faultstring>Server was unable to process request.</faultstring></soap:Fault>",
            "<soap:Fault><faultcode>soap:Client</faultcode><faultstring>unable to read request</faultstring></soap:Fault>",
            "<soap:Fault/>",
            "<soap:Fault><a><b>c</b></a></soap:Fault>",
            "",
            "<html><body>Sorry</body></html>",
            "<b:Fault xmlns:b=\"urn:other\"><faultstring>x</faultstring></b:Fault>");

    /** The responses sent without their result. */
    private final Set<String> absent = ConcurrentHashMap.newKeySet();

    @Override
    public Mutation mutate(Response real, SplittableRandom random) {
        String xml = new String(real.body(), StandardCharsets.ISO_8859_1);
        List<MatchResult> leaves = leaves(xml);
        int kind = random.nextInt(14);
        if (kind >= 12 && RESULT.matcher(xml).find()) {
            return result(real, xml, random);
        }
        if (leaves.isEmpty() || kind == 0) {
            return document(real, xml, leaves, random);
        }
        MatchResult leaf = OddJson.any(leaves, random);
        String name = leaf.group(1);
        String mark = "fuzz~" + random.nextLong(5_000_000_000L, 9_999_999_999L) + '~';
        return switch (kind) {
            case 1, 2 -> put(real, xml, leaf, '<' + name + '>' + mark + "</" + name + '>', marks(leaf, mark));
            case 3, 4, 5 ->
                put(real, xml, leaf, '<' + name + '>' + OddJson.any(TEXTS, random) + "</" + name + '>', List.of());
            case 6 -> put(real, xml, leaf, "", List.of());
            case 7 -> put(real, xml, leaf, '<' + name + " xsi:nil=\"true\" />", List.of());
            case 8 -> put(real, xml, leaf, leaf.group() + "<Zz>" + mark + "</Zz>", marks(leaf, mark));
            case 9 -> put(real, xml, leaf, leaf.group() + leaf.group(), List.of());
            case 10 ->
                put(
                        real,
                        xml,
                        leaf,
                        '<' + name + " xmlns=\"urn:other\" a=\"b\">" + leaf.group(2) + "</" + name + '>',
                        List.of());
            default -> put(real, xml, leaf, nested(name, leaf.group(2), random), List.of());
        };
    }

    /** An empty list may be absent, so a list that is absent repeatedly cannot be detected. */
    private Mutation result(Response real, String xml, SplittableRandom random) {
        List<String> results = List.of(
                "",
                "<$1Result xsi:nil=\"true\" />",
                "<$1Result xsi:nil=\"1\"></$1Result>",
                "<$1Results />",
                "<$1Result xmlns=\"urn:other\" />",
                "<OtherResult />",
                "<$1Result>none</$1Result>",
                "no rows",
                "$0<$1Result />",
                "<$1Result />$0",
                "$0$0");
        int first = absent.add(xml) ? 0 : 1;
        String result = OddJson.any(results.subList(first, results.size()), random);
        return response(real, "result " + result, RESULT.matcher(xml).replaceFirst(result), List.of());
    }

    private static List<MatchResult> leaves(String xml) {
        Matcher matcher = LEAF.matcher(xml);
        List<MatchResult> leaves = new ArrayList<>();
        while (matcher.find()) {
            leaves.add(matcher.toMatchResult());
        }
        return leaves;
    }

    private static List<String> marks(MatchResult leaf, String mark) {
        return leaf.group(1).endsWith("Result") ? List.of() : List.of(mark);
    }

    private static String nested(String name, String text, SplittableRandom random) {
        int depth = random.nextBoolean() ? DEEP : 3;
        return '<' + name + '>' + "<a>".repeat(depth) + text + "</a>".repeat(depth) + "</" + name + '>';
    }

    private static Mutation put(Response real, String xml, MatchResult leaf, String text, List<String> marks) {
        String mutated = xml.substring(0, leaf.start()) + text + xml.substring(leaf.end());
        return response(real, leaf.group() + " -> " + text, mutated, marks);
    }

    private static Mutation document(Response real, String xml, List<MatchResult> leaves, SplittableRandom random) {
        int body = xml.indexOf("<soap:Body>") + "<soap:Body>".length();
        int end = xml.indexOf("</soap:Body>");
        return switch (random.nextInt(4)) {
            case 0 -> {
                String fault = OddJson.any(FAULTS, random);
                yield response(real, "body " + fault, xml.substring(0, body) + fault + xml.substring(end), List.of());
            }
            case 1 ->
                response(real, "ISO-8859-1", xml.replace("encoding=\"utf-8\"", "encoding=\"iso-8859-1\""), List.of());
            case 2 ->
                response(
                        real,
                        "SOAP 1.2",
                        xml.replace(
                                "http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope"),
                        List.of());
            default -> withType(real, xml, leaves, OddJson.any(DOCUMENT_TYPES, random), random);
        };
    }

    private static Mutation withType(
            Response real, String xml, List<MatchResult> leaves, String type, SplittableRandom random) {
        String referring = xml;
        if (!leaves.isEmpty() && random.nextInt(4) > 0) {
            MatchResult leaf = OddJson.any(leaves, random);
            referring = xml.substring(0, leaf.start(2)) + "&e;" + xml.substring(leaf.end(2));
        }
        int prolog = referring.indexOf("?>") + 2;
        return response(real, type, referring.substring(0, prolog) + type + referring.substring(prolog), List.of());
    }

    private static Mutation response(Response real, String what, String xml, List<String> marks) {
        byte[] body = xml.getBytes(StandardCharsets.ISO_8859_1);
        Response response = new Response(real.status(), real.headers(), body, real.delivery());
        return new Mutation(what.length() > 300 ? what.substring(0, 300) + "…" : what, response, marks);
    }
}
