package io.tributary.simulators.listrak;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.http.SimulatedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The rows of a simulated Listrak, and methods to change them. Times are of the simulated clock. Thread-safe. */
public final class ListrakAccount {
    private static final long FIRST_LIST = 240_127;
    private static final long FIRST_MESSAGE = 11_803_348;

    private final SimulatedClock clock;
    private final AccountData data;
    private final Map<Long, ObjectNode> lists = new TreeMap<>();
    private final Map<Long, Message> messages = new TreeMap<>();
    private final Map<Long, Map<String, ObjectNode>> contacts = new TreeMap<>();
    private final Map<Long, List<ObjectNode>> removals = new TreeMap<>();
    private final RowNumbers numbers = new RowNumbers();

    /** A message with its recipients and events. */
    static final class Message {
        private final ObjectNode row;
        private final List<String> recipients = new ArrayList<>();
        private final Map<EventKind, List<ObjectNode>> events = new EnumMap<>(EventKind.class);
        private final Map<EventKind, Set<String>> people = new EnumMap<>(EventKind.class);
        private Counters frozen;

        Message(ObjectNode row) {
            this.row = row;
            for (EventKind kind : EventKind.values()) {
                events.put(kind, new ArrayList<>());
                people.put(kind, new HashSet<>());
            }
        }

        ObjectNode row() {
            return row;
        }

        List<String> recipients() {
            return recipients;
        }

        List<ObjectNode> events(EventKind kind) {
            return events.get(kind);
        }

        /** Number of contacts with such events. */
        int people(EventKind kind) {
            return people.get(kind).size();
        }

        /** Whether more bounces than recipients were added. */
        boolean bouncesExceedRecipients() {
            return events.get(EventKind.BOUNCE).size() > recipients.size();
        }

        void add(EventKind kind, ObjectNode row) {
            events.get(kind).add(row);
            people.get(kind).add(row.path("ContactID").asText());
        }

        Counters counters() {
            return frozen == null ? Counters.of(this) : frozen;
        }
    }

    ListrakAccount(SimulatedClock clock, AccountData data) {
        this.clock = clock;
        this.data = data;
    }

    /** Adds a list that is created now, and returns its id. */
    public synchronized long addList() {
        return addList(clock.instant());
    }

    synchronized long addList(Instant created) {
        long id = FIRST_LIST + numbers.next("list");
        lists.put(id, data.list(id, created));
        contacts.put(id, new LinkedHashMap<>());
        removals.put(id, new ArrayList<>());
        return id;
    }

    /** Removes a list from the user, with its messages and contacts. */
    public synchronized void removeList(long list) {
        lists.remove(list);
        contacts.remove(list);
        removals.remove(list);
        messages.values().removeIf(message -> message.row().path("ListID").asLong() == list);
    }

    public synchronized void updateList(long list, Consumer<ObjectNode> change) {
        change.accept(lists.get(list));
    }

    /** The ids of the lists. */
    public synchronized List<Long> lists() {
        return List.copyOf(lists.keySet());
    }

    /** Adds a message that is sent now, without recipients yet, and returns its id. */
    public synchronized long addMessage(long list) {
        return addMessage(list, clock.instant());
    }

    /** Adds a message that was sent at {@code sent}, and returns its id. */
    public synchronized long addMessage(long list, Instant sent) {
        long id = FIRST_MESSAGE + numbers.next("message");
        messages.put(id, new Message(data.message(list, id, sent)));
        return id;
    }

    public synchronized void deleteMessage(long message) {
        messages.remove(message);
    }

    /** The ids of the messages. */
    public synchronized List<Long> messages() {
        return List.copyOf(messages.keySet());
    }

    /** Sends a message to one more contact and returns the address. */
    public synchronized String addRecipient(long message) {
        String email = data.email(numbers.next("recipient"));
        message(message).recipients().add(email);
        return email;
    }

    /** Adds an event of now to a message. */
    public ObjectNode addEvent(String table, long message) {
        return addEvent(table, message, clock.instant());
    }

    /** Adds an event at {@code when} to a message. Contacts repeat. */
    public synchronized ObjectNode addEvent(String table, long message, Instant when) {
        EventKind kind = EventKind.of(table);
        long number = numbers.next(table);
        return addEvent(table, message, data.event(kind, number, kind == EventKind.UNSUB ? number : number % 97, when));
    }

    /** Adds an event as given. */
    public synchronized ObjectNode addEvent(String table, long message, ObjectNode row) {
        EventKind kind = EventKind.of(table);
        message(message).add(kind, row);
        if (kind == EventKind.BOUNCE && message(message).bouncesExceedRecipients()) {
            addRecipient(message);
        }
        return row;
    }

    /** Stops or resumes updating the counters of messages. */
    public synchronized void freezeCounters(boolean frozen) {
        messages.values().forEach(message -> message.frozen = frozen ? Counters.of(message) : null);
    }

    /** Subscribes a new contact to a list and returns its id. */
    public String subscribe(long list) {
        return subscribe(list, numbers.next("contact"), clock.instant());
    }

    synchronized String subscribe(long list, long number, Instant added) {
        ObjectNode row = data.subscription(number, added);
        put(list, row);
        return row.path("ContactID").asText();
    }

    /** Adds or replaces a subscription as given. */
    public synchronized void put(long list, ObjectNode subscription) {
        contacts.get(list).put(subscription.path("ContactID").asText(), subscription);
    }

    /** Removes a contact from a list. */
    public synchronized void unsubscribe(long list, String contact) {
        ObjectNode row = contacts.get(list).remove(contact);
        ObjectNode removal = row.deepCopy();
        removal.remove("AdditionMethod");
        removals.get(list).add(removal.put("RemovalDate", WallTime.text(clock.instant())));
    }

    /** Adds a removed contact to its list again. */
    public synchronized void resubscribe(long list, String contact) {
        ObjectNode row = removals.get(list).stream()
                .filter(removal -> removal.path("ContactID").asText().equals(contact))
                .findFirst()
                .orElseThrow()
                .deepCopy();
        row.remove("RemovalDate");
        put(list, row.put("AdditionDate", WallTime.text(clock.instant())));
    }

    /** The contacts that were removed from a list and not added again. */
    public synchronized List<String> formerContacts(long list) {
        return removals.get(list).stream()
                .map(removal -> removal.path("ContactID").asText())
                .filter(contact -> !contacts.get(list).containsKey(contact))
                .distinct()
                .toList();
    }

    /** Removes a contact from a list without reporting it. */
    public synchronized void erase(long list, String contact) {
        contacts.get(list).remove(contact);
    }

    public synchronized void updateContact(long list, String contact, Consumer<ObjectNode> change) {
        change.accept(contacts.get(list).get(contact));
    }

    /** The ids of the contacts of a list. */
    public synchronized List<String> contacts(long list) {
        return List.copyOf(contacts.get(list).keySet());
    }

    synchronized List<ObjectNode> listRows() {
        return lists.values().stream().map(ObjectNode::deepCopy).toList();
    }

    synchronized boolean hasList(long list) {
        return lists.containsKey(list);
    }

    synchronized boolean hasMessage(long message) {
        return messages.containsKey(message);
    }

    synchronized List<ObjectNode> subscriptions(long list) {
        return List.copyOf(contacts.get(list).values());
    }

    synchronized List<ObjectNode> removals(long list) {
        return List.copyOf(removals.get(list));
    }

    synchronized List<Message> messagesOf(long list) {
        return messages.values().stream()
                .filter(message -> message.row().path("ListID").asLong() == list)
                .toList();
    }

    synchronized List<String> recipients(long message) {
        return List.copyOf(message(message).recipients());
    }

    synchronized List<ObjectNode> events(EventKind kind, long message) {
        return List.copyOf(message(message).events(kind));
    }

    Message message(long id) {
        Message message = messages.get(id);
        if (message == null) {
            throw new NoSuchElementException("no message " + id);
        }
        return message;
    }

    /** The simulated clock's time minus {@code time}. */
    Instant ago(Duration time) {
        return clock.instant().minus(time);
    }
}
