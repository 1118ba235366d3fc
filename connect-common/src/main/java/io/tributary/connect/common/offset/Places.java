package io.tributary.connect.common.offset;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** How full the segments of a table are: new keys go to the first that has room. */
final class Places {
    private final List<Room> rooms = new ArrayList<>();
    private final TreeSet<Integer> open = new TreeSet<>();

    private static final class Room {
        private int rows;
        private int characters;

        boolean hasFor(String key) {
            return rows < Segment.MAX_ROWS && characters + key.length() <= Segment.MAX_CHARACTERS;
        }
    }

    /** Adds a segment; gives its number. */
    int add() {
        rooms.add(new Room());
        open.add(rooms.size() - 1);
        return rooms.size() - 1;
    }

    /** The segment that a new key goes to. */
    int segmentFor(String key) {
        while (!open.isEmpty()) {
            int segment = open.first();
            if (rooms.get(segment).hasFor(key)) {
                return segment;
            }
            open.remove(segment);
        }
        return add();
    }

    /** A key is put into a segment. */
    void take(int segment, String key) {
        Room room = rooms.get(segment);
        room.rows++;
        room.characters += key.length();
    }

    /** A key is taken out of a segment. */
    void free(int segment, String key) {
        Room room = rooms.get(segment);
        room.rows--;
        room.characters -= key.length();
        open.add(segment);
    }
}
