package io.tributary.simulators.data;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Names, e-mail addresses and phone numbers of people from many countries. */
public final class People {

    private static final List<String> FIRST = List.of(
            "Ada",
            "Björn",
            "Chloé",
            "Dmytro",
            "Élodie",
            "Fatima",
            "Grace",
            "Håkon",
            "İpek",
            "João",
            "Katarzyna",
            "Łukasz",
            "María José",
            "Noor",
            "Óscar",
            "Priya",
            "Quyên",
            "Renée",
            "Søren",
            "Thảo",
            "Ümit",
            "Věra",
            "Wei",
            "Ximena",
            "Yūki",
            "Zoë",
            "Αθηνά",
            "Ольга",
            "محمد",
            "陽子");
    private static final List<String> LAST = List.of(
            "Lovelace",
            "Åkesson",
            "Bárány",
            "Chopra",
            "D'Angelo",
            "Øster",
            "Fernández",
            "García Márquez",
            "Hopper",
            "Ivanova",
            "Jørgensen",
            "Kowalski",
            "López",
            "Müller",
            "Nguyễn",
            "O'Brien",
            "Pérez",
            "Quintana",
            "Rossi",
            "Šimić",
            "Tanaka",
            "Uçar",
            "van der Berg",
            "Weiß",
            "Xu",
            "Yılmaz",
            "Zhang",
            "Παπαδόπουλος",
            "Шевченко",
            "山田");
    private static final List<String> EMOJI = List.of("🌸", "🚀", "👩🏽‍💻", "☕️", "🇧🇷");

    private People() {}

    /** First and last name, some with an emoji. */
    public static String name(Draw draw) {
        String name = draw.of(FIRST) + " " + draw.of(LAST);
        return draw.chance(5) ? name + " " + draw.of(EMOJI) : name;
    }

    /** An ASCII address at a reserved domain, made of the name and unique by {@code number}. */
    public static String email(String name, long number) {
        String ascii = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("[^A-Za-z]+", ".");
        String local = ascii.replaceAll("^\\.+|\\.+$", "").toLowerCase(Locale.ROOT);
        return (local.isEmpty() ? "user" : local) + "." + number + "@example.com";
    }

    /** A phone number from a range reserved for fiction. */
    public static String phone(Draw draw) {
        return "+1555010" + draw.between(1000, 10_000);
    }
}
