package io.tributary.simulators.data;

import java.util.List;

/** Sentences of customers and agents. */
public final class Texts {

    private static final List<String> SENTENCES = List.of(
            "Hi, I cannot log in since this morning.",
            "Could you please check invoice №4711? It shows 12,50 € instead of 10,00 €.",
            "Thanks a lot, that worked! 🎉",
            "Der Export bricht nach 10 000 Zeilen ab, größere Dateien kommen nie an.",
            "¿Puedo cambiar el plan antes de que termine el mes?",
            "L'adresse « contact@example.com » n'est plus valide.",
            "ご連絡ありがとうございます。確認いたします。",
            "We are looking into it and will be back within the hour.",
            "شكرا جزيلا على المساعدة",
            "The webhook answers with \"500\" & an empty body.",
            "Please see the screenshot 👇🏽 attached.",
            "Спасибо, всё работает.",
            "It says: C:\\temp\\new is not a directory.",
            "Could we move the call to Thursday, 3 pm?");
    private static final List<String> COMPANY_WORDS = List.of(
            "Nordwind",
            "Blue Harbor",
            "Café Müller",
            "Ōtsuka",
            "Pérez & Hijos",
            "Łódź Logistics",
            "Acme",
            "Zürich Data",
            "Green Leaf",
            "Ångström Labs",
            "Helix",
            "Brightside");
    private static final List<String> COMPANY_FORMS =
            List.of("GmbH", "Ltd", "Inc.", "S.A.", "AB", "株式会社", "Group", "Labs");

    private Texts() {}

    /** One to {@code maximum} sentences. */
    public static String sentences(Draw draw, int maximum) {
        StringBuilder text = new StringBuilder(draw.of(SENTENCES));
        for (int i = draw.below(maximum); i > 0; i--) {
            text.append(' ').append(draw.of(SENTENCES));
        }
        return text.toString();
    }

    /** Text of at least this many characters. */
    public static String longText(Draw draw, int characters) {
        StringBuilder text = new StringBuilder(characters + 128);
        while (text.length() < characters) {
            text.append(draw.of(SENTENCES)).append(' ');
        }
        return text.toString();
    }

    /** Sentences as a messenger's HTML: escaped, in paragraphs, some with a link. */
    public static String html(Draw draw, int maximum) {
        String paragraph = "<p>" + escaped(sentences(draw, maximum)) + "</p>";
        return draw.chance(10) ? paragraph + "<p><a href=\"https://example.com/help\">our guide</a></p>" : paragraph;
    }

    /** Text escaped for HTML. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** A company's name. */
    public static String company(Draw draw) {
        return draw.of(COMPANY_WORDS) + " " + draw.of(COMPANY_FORMS);
    }
}
