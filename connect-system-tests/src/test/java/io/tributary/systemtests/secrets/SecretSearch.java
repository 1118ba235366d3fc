package io.tributary.systemtests.secrets;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Searches bytes for all secrets in all forms, in one pass. */
final class SecretSearch {
    private final List<byte[]> forms = new ArrayList<>();
    private final boolean[] beginnings = new boolean[1 << 16];

    /**
     * @param secrets each of at least two bytes
     */
    SecretSearch(Iterable<String> secrets) {
        for (String secret : secrets) {
            for (String form : Secrets.forms(secret)) {
                byte[] bytes = form.getBytes(StandardCharsets.UTF_8);
                forms.add(bytes);
                beginnings[pair(bytes, 0)] = true;
            }
        }
    }

    /** The text around the first secret in {@code bytes}. */
    Optional<String> find(byte[] bytes) {
        for (int i = 0; i + 1 < bytes.length; i++) {
            if (beginnings[pair(bytes, i)] && isSecretAt(bytes, i)) {
                int from = Math.max(0, i - 100);
                int to = Math.min(bytes.length, i + 60);
                return Optional.of(new String(bytes, from, to - from, StandardCharsets.UTF_8));
            }
        }
        return Optional.empty();
    }

    private boolean isSecretAt(byte[] bytes, int place) {
        return forms.stream().anyMatch(form -> isAt(form, bytes, place));
    }

    private static boolean isAt(byte[] form, byte[] bytes, int place) {
        if (place + form.length > bytes.length) {
            return false;
        }
        for (int i = 0; i < form.length; i++) {
            if (form[i] != bytes[place + i]) {
                return false;
            }
        }
        return true;
    }

    private static int pair(byte[] bytes, int place) {
        return (bytes[place] & 0xFF) << 8 | bytes[place + 1] & 0xFF;
    }
}
