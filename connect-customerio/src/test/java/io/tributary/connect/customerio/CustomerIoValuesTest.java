package io.tributary.connect.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.schema.Row;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

/** How odd values are mapped. */
class CustomerIoValuesTest {

    @Test
    void timeZeroIsNever() {
        Struct broadcast = map("broadcasts", "{'id':2,'first_started':0,'created':1520467200,'updated':0}");
        assertThat(broadcast.get("first_started")).isNull();
        assertThat(broadcast.get("updated")).isNull();
        assertThat(broadcast.get("created")).isEqualTo(Date.from(Instant.ofEpochSecond(1520467200)));
        assertThat(broadcast.get("_extra")).isNull();
    }

    @Test
    void tagsAreAnArrayOrNull() {
        assertThat(map("campaigns", "{'id':5,'tags':['new']}").getArray("tags")).isEqualTo(List.of("new"));
        assertThat(map("campaigns", "{'id':5,'tags':null}").getArray("tags")).isNull();
    }

    /** Each kind of trigger adds fields, and Customer.io adds fields at any time. */
    @Test
    void unknownFieldsAreKept() {
        Struct campaign = map("campaigns", "{'id':5,'date_attribute':'birthday','timezone':'Europe/Oslo'}");
        assertThat(campaign.getString("timezone")).isEqualTo("Europe/Oslo");
        assertThat(campaign.getString("_extra")).isEqualTo("{\"/date_attribute\":\"birthday\"}");
    }

    @Test
    void idOfATriggerEventIsText() {
        Struct message = map("messages", "{'id':'a','trigger_event_id':'01E4C4CT6YDC7Y5M7FE1GWWPQJ'}");
        assertThat(message.getString("trigger_event_id")).isEqualTo("01E4C4CT6YDC7Y5M7FE1GWWPQJ");
    }

    @Test
    void templateHasTwoNames() {
        assertThat(map("messages", "{'id':'a','message_template_id':43}").getInt64("msg_template_id"))
                .isEqualTo(43);
        Struct both = map("messages", "{'id':'a','msg_template_id':43,'message_template_id':43}");
        assertThat(both.getInt64("msg_template_id")).isEqualTo(43);
        assertThat(both.get("_extra")).isNull();
        Struct different = map("messages", "{'id':'a','msg_template_id':43,'message_template_id':44}");
        assertThat(different.getInt64("msg_template_id")).isEqualTo(43);
        assertThat(different.getString("_extra")).isEqualTo("{\"/message_template_id\":44}");
        assertThat(map("messages", "{'id':'a','msg_template_id':null,'message_template_id':44}")
                        .getInt64("msg_template_id"))
                .isEqualTo(44);
    }

    @Test
    void idsMayBeNumbers() {
        Struct message = map("messages", "{'id':'a','customer_identifiers':{'cio_id':3000010,'id':7,'email':null}}");
        assertThat(message.getStruct("customer_identifiers").getString("cio_id"))
                .isEqualTo("3000010");
        assertThat(message.getStruct("customer_identifiers").getString("id")).isEqualTo("7");
    }

    /** Some are counts, not times: metrics stay as sent. */
    @Test
    void metricsAndDataAreJsonText() {
        Struct message = map("messages", "{'id':'a','metrics':{'created':1619137767,'human_opened':2}}");
        assertThat(message.getString("metrics")).isEqualTo("{\"created\":1619137767,\"human_opened\":2}");
        Struct activity =
                map("activities", "{'id':'a','name':'purchase','url':'u','data':{'price':12,'my-field':'ü'}}");
        assertThat(activity.getString("data")).isEqualTo("{\"price\":12,\"my-field\":\"ü\"}");
        assertThat(activity.getString("name")).isEqualTo("purchase");
        assertThat(activity.getString("url")).isEqualTo("u");
    }

    @Test
    void peopleAreUnwrapped() {
        Struct person = map(
                "customers",
                "{'customer':{'id':'','identifiers':{'cio_id':'d9','email':'a@example.com','id':null,'phone':'+1'},"
                        + "'attributes':{'score':'12.5','visits':3},'timestamps':{'email':1},'unsubscribed':false,"
                        + "'devices':[{'id':'t','last_used':0,'platform':'ios','attributes':{'a':'b'}}],'new':1}}");
        assertThat(person.getString("cio_id")).isEqualTo("d9");
        assertThat(person.getString("id")).isNull();
        assertThat(person.getString("email")).isEqualTo("a@example.com");
        assertThat(person.getString("attributes")).isEqualTo("{\"score\":\"12.5\",\"visits\":3}");
        assertThat(person.getString("timestamps")).isEqualTo("{\"email\":1}");
        assertThat(person.getBoolean("unsubscribed")).isFalse();
        Struct device = (Struct) person.getArray("devices").get(0);
        assertThat(device.get("last_used")).isNull();
        assertThat(device.getString("attributes")).isEqualTo("{\"a\":\"b\"}");
        assertThat(person.getString("_extra"))
                .isEqualTo("{\"/customer/identifiers/phone\":\"+1\",\"/customer/new\":1}");
    }

    @Test
    void barePeopleHaveTheSameFields() {
        Struct person = map(
                "customers",
                "{'id':'d9','identifiers':{'cio_id':'d9','email':'a@example.com','id':null,'phone':'+1'},"
                        + "'attributes':{'score':'12.5','visits':3},'timestamps':{'email':1},'unsubscribed':false,"
                        + "'devices':[{'id':'t','last_used':0,'platform':'ios','attributes':{'a':'b'}}],'new':1}");
        assertThat(person.getString("cio_id")).isEqualTo("d9");
        assertThat(person.getString("id")).isNull();
        assertThat(person.getString("email")).isEqualTo("a@example.com");
        assertThat(person.getString("attributes")).isEqualTo("{\"score\":\"12.5\",\"visits\":3}");
        assertThat(person.getString("timestamps")).isEqualTo("{\"email\":1}");
        assertThat(person.getBoolean("unsubscribed")).isFalse();
        assertThat(person.getArray("devices")).hasSize(1);
        assertThat(person.getString("_extra")).isEqualTo("{\"/identifiers/phone\":\"+1\",\"/new\":1}");
    }

    /** The id next to the identifiers depends on the request. */
    @Test
    void personHasOneFingerprintInBothForms() {
        String fields = "'identifiers':{'cio_id':'d9','email':null,'id':'7'},'unsubscribed':false,'new':1}";
        long bare = fingerprint("{'id':'d9'," + fields);
        assertThat(fingerprint("{'customer':{'id':''," + fields + "}")).isEqualTo(bare);
        assertThat(fingerprint("{'customer':{" + fields + "}")).isEqualTo(bare);
        assertThat(fingerprint("{'id':'d9'," + fields.replace("false", "true"))).isNotEqualTo(bare);
        assertThat(fingerprint("{'customer':{'id':''," + fields + ",'more':1}")).isNotEqualTo(bare);
    }

    /** Neither form has such rows; they are read as their trees say. */
    @Test
    void memberCustomerMayComeAnywhere() {
        String fields = "'identifiers':{'cio_id':'d9','email':null},'unsubscribed':true}";
        Struct wrapped = map("customers", "{'id':'x','customer':{" + fields + ",'new':1}");
        assertThat(wrapped.getString("cio_id")).isEqualTo("d9");
        assertThat(wrapped.getString("id")).isEqualTo("x");
        assertThat(wrapped.getString("_extra")).isEqualTo("{\"/new\":1}");
        String odd = "'customer':{'identifiers':{'cio_id':'other'}}";
        Struct bare = map("customers", "{" + odd + "," + fields);
        assertThat(bare.getString("cio_id")).isEqualTo("d9");
        assertThat(bare.getString("_extra")).isEqualTo("{\"/customer\":{\"identifiers\":{\"cio_id\":\"other\"}}}");
        assertThat(fingerprint("{" + fields.replaceFirst("}$", "," + odd + "}")))
                .isEqualTo(fingerprint("{" + odd + "," + fields));
    }

    private static long fingerprint(String person) {
        return new Truth().row("customers", json(person)).fingerprint();
    }

    @Test
    void personNeedsOnlyACioId() {
        Struct person = map("customers", "{'identifiers':{'cio_id':'d9'}}");
        assertThat(person.getString("cio_id")).isEqualTo("d9");
        assertThat(person.get("id")).isNull();
        assertThat(person.get("email")).isNull();
        assertThat(person.get("_extra")).isNull();
    }

    @Test
    void campaignsHaveTheFieldsOfTheirTriggers() {
        Struct campaign = map(
                "campaigns",
                "{'id':5,'audience':{'and':[]},'frequency':{'type':'once'},'timezone':'UTC','webhook_id':12,'object_type_id':1}");
        assertThat(campaign.getString("audience")).isEqualTo("{\"and\":[]}");
        assertThat(campaign.getString("frequency")).isEqualTo("{\"type\":\"once\"}");
        assertThat(campaign.getString("timezone")).isEqualTo("UTC");
        assertThat(campaign.getInt64("webhook_id")).isEqualTo(12);
        assertThat(campaign.getInt64("object_type_id")).isEqualTo(1);
        assertThat(campaign.get("_extra")).isNull();
    }

    /** Sinks do not quote the names of columns. */
    @Test
    void senderOfAnActionIsNotCalledFrom() {
        for (String table : List.of("campaign_actions", "broadcast_actions")) {
            String parent = table.replace("actions", "id");
            Struct action = map(table, "{'id':'18','" + parent + "':5,'from':'Cher Ami','from_id':4534}");
            assertThat(action.getString("from_address")).isEqualTo("Cher Ami");
            assertThat(action.get("_extra")).isNull();
            Struct odd = map(table, "{'id':18,'" + parent + "':5,'from':['a']}");
            assertThat(odd.get("from_address")).isNull();
            assertThat(odd.getString("_extra")).isEqualTo("{\"/from\":[\"a\"]}");
        }
    }

    @Test
    void messagesNameTheirTransactionalMessage() {
        assertThat(map("messages", "{'id':'a','transactional_message_id':1}").getInt64("transactional_message_id"))
                .isEqualTo(1);
    }

    @Test
    void personWithoutKeyIsRejected() {
        Row row = new Truth().row("customers", json("{'email':'a@example.com','id':'1'}"));
        assertThat(row.reject().reason()).contains("cio_id");
    }

    @Test
    void addressIsItsOwnKey() {
        assertThat(map("ip_addresses", "{'value':'35.188.196.183'}").getString("id"))
                .isEqualTo("35.188.196.183");
    }

    private static Struct map(String table, String text) {
        return new Truth().row(table, json(text)).value();
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) Json.parse(text.replace('\'', '"'));
    }
}
