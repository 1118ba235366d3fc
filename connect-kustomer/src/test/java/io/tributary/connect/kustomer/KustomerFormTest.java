package io.tributary.connect.kustomer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.schema.Row;
import java.util.Date;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How Kustomer's rows are mapped. */
class KustomerFormTest {

    @Test
    void attributesMoveUpUnderTheirNames() {
        Struct value = value(
                "conversations",
                "{'lastMessageAt':'2026-04-05T17:42:25.368Z','sla':{'matchedAt':null,'version':2}}",
                "{}");
        assertThat(value.get("id")).isEqualTo("1");
        assertThat(value.get("type")).isEqualTo("x");
        assertThat(value.getStruct("links").get("self")).isEqualTo("/v1/x/1");
        assertThat((Date) value.get("last_message_at")).hasTime(1_775_410_945_368L);
        assertThat(value.getStruct("sla").get("version")).isEqualTo(2L);
        assertThat(value.get("_extra")).isNull();
    }

    @Test
    void aDurationMayHaveAFraction() {
        Struct value = value(
                "conversations",
                "{'firstDone':{'time':1.5,'businessTime':2},'totalOpen':{'time':0.5,'businessTimeBySchedule':3}}",
                "{}");
        assertThat(value.getStruct("first_done").get("time")).isEqualTo(1.5);
        assertThat(value.getStruct("first_done").get("business_time")).isEqualTo(2.0);
        assertThat(value.getStruct("total_open").get("time")).isEqualTo(0.5);
        assertThat(value.getStruct("total_open").get("business_time_by_schedule"))
                .isEqualTo(3.0);
        assertThat(value.get("_extra")).isNull();
    }

    @Test
    void theRevisionMayBeTextOfDigits() {
        assertThat(revision("17")).isEqualTo(17);
        assertThat(revision("'17'")).isEqualTo(17);
        assertThat(revision("'x'")).isZero();
    }

    private static long revision(String rev) {
        return new Truth()
                .schema("messages")
                .map(json("{'id':'1','attributes':{'rev':" + rev + "}}"))
                .revision();
    }

    @Test
    void relationshipsShowTheirData() {
        Struct value =
                value("notes", "{}", "{'createdBy':{'links':{'self':'/v1/users/7'},'data':{'type':'user','id':'7'}}}");
        assertThat(value.getStruct("created_by").get("id")).isEqualTo("7");
        assertThat(value.getStruct("created_by").get("type")).isEqualTo("user");
    }

    @Test
    void relationshipsWithoutDataAreDropped() {
        Struct value = value(
                "customers",
                "{}",
                "{'createdBy':null,'modifiedBy':{'data':null},'messages':{'links':{'self':'/x'}},'accessUsers':[],"
                        + "'shopify-orders':{'links':{'self':'/x'},'meta':{'kobject':true}}}");
        assertThat(value.get("created_by")).isNull();
        assertThat(value.get("modified_by")).isNull();
        assertThat(value.get("_extra")).isNull();
    }

    @Test
    void malformedRelationshipsAreKept() {
        Struct value = value(
                "notes", "{}", "{'createdBy':17,'org':'x','modifiedBy':{'links':{'self':'/v1/users/7'},'odd':[1]}}");
        assertThat(value.getString("_extra"))
                .isEqualTo("{\"/relationships/createdBy\":17,\"/relationships/org\":\"x\","
                        + "\"/relationships/modifiedBy/odd\":[1]}");
    }

    @Test
    void dataMayBeAList() {
        Struct value = value(
                "messages", "{}", "{'shortcuts':{'data':[{'type':'shortcut','id':'5'},{'type':'shortcut','id':'6'}]}}");
        assertThat(value.<Struct>getArray("shortcuts"))
                .extracting(shortcut -> shortcut.get("id"))
                .containsExactly("5", "6");
    }

    @Test
    void sourceIsAnAttributeOrARelationship() {
        String relationship = "{'source':{'data':{'type':'message','id':'9'}}}";
        Struct both = value("messages", "{'source':'bulk'}", relationship);
        assertThat(both.get("source")).isEqualTo("bulk");
        assertThat(both.getStruct("source_data").get("id")).isEqualTo("9");
        Struct alone = value("messages", "{}", relationship);
        assertThat(alone.get("source")).isNull();
        assertThat(alone.getStruct("source_data").get("id")).isEqualTo("9");
    }

    @Test
    void firstCompanyIsAnAttributeOrARelationship() {
        Struct attribute = value("messages", "{'firstCompany':{'id':'7','name':'Acme'}}", "{}");
        assertThat(attribute.getStruct("first_company").get("name")).isEqualTo("Acme");
        Struct related = value("messages", "{}", "{'firstCompany':{'data':{'type':'company','id':'7'}}}");
        assertThat(related.getStruct("first_company").get("id")).isEqualTo("7");
        assertThat(related.getString("_extra")).isNull();
    }

    @Test
    void slaIsBothAnAttributeAndARelationship() {
        String relationship = "{'sla':{'data':{'type':'sla','id':'9'}}}";
        Struct both = value("conversations", "{'sla':{'status':'pending'}}", relationship);
        assertThat(both.getStruct("sla").get("status")).isEqualTo("pending");
        assertThat(both.getStruct("sla_data").get("id")).isEqualTo("9");
        Struct alone = value("conversations", "{}", relationship);
        assertThat(alone.get("sla")).isNull();
        assertThat(alone.getStruct("sla_data").get("id")).isEqualTo("9");
    }

    @Test
    void attributesNamedLikeMembersOfEveryRowGetANameOfTheirOwn() {
        for (String row : List.of(
                "{'type':'snooze','id':'1','attributes':{'type':'relative','id':'a','links':{}}}",
                "{'attributes':{'type':'relative','id':'a','links':{}},'type':'snooze','id':'1'}")) {
            Struct value = new Truth().schema("snooze_options").map(json(row)).value();
            assertThat(value.get("id")).isEqualTo("1");
            assertThat(value.get("type")).isEqualTo("snooze");
            assertThat(value.get("type_attribute")).isEqualTo("relative");
            assertThat(extra(value).path("/attributes/id").asText()).isEqualTo("a");
        }
    }

    @Test
    void reservedWordsOfSqlAreNoColumns() {
        assertThat(value("brands", "{'default':true}", "{}").get("is_default")).isEqualTo(true);
        Struct session = value("work_sessions", "{}", "{'user':{'data':{'type':'user','id':'7'}}}");
        assertThat(session.getStruct("user_data").get("id")).isEqualTo("7");
        assertThat(session.get("user_id")).isEqualTo("7");
    }

    @Test
    void externalIdOfACompanyHasTwoSpellings() {
        assertThat(value("companies", "{'externalId':'a'}", "{}").get("external_id"))
                .isEqualTo("a");
        assertThat(value("companies", "{'extenalId':'b'}", "{}").get("external_id"))
                .isEqualTo("b");
        Struct both = value("companies", "{'externalId':'a','extenalId':'b'}", "{}");
        assertThat(both.get("external_id")).isEqualTo("a");
        assertThat(extra(both).path("/attributes/extenalId").asText()).isEqualTo("b");
    }

    @Test
    void revisionOfASessionIsAnAttributeAndARelationship() {
        String revision = "{'lastRevision':{'data':{'type':'work_session_revision','id':'8'}}}";
        Struct session = value("work_sessions", "{'lastRevision':{'handledItemCount':3}}", revision);
        assertThat(session.get("last_revision")).isEqualTo("{\"handledItemCount\":3}");
        assertThat(session.get("last_revision_data_id")).isEqualTo("8");
    }

    @Test
    void attributeKeepsItsNameWhereARelationshipHasItToo() {
        Struct value = value("notes", "{'customer':{'id':'a'}}", "{'customer':{'data':{'type':'customer','id':'b'}}}");
        assertThat(value.getStruct("customer").get("id")).isEqualTo("a");
        assertThat(extra(value).path("/relationships/customer/data").path("id").asText())
                .isEqualTo("b");
    }

    @Test
    void mentionsComeFromEitherPlace() {
        String mentions = "[{'type':'user','id':'7'}]";
        Struct related = value("notes", "{}", "{'userMentions':{'data':" + mentions + "}}");
        Struct attribute = value("notes", "{'userMentions':" + mentions + "}", "{}");
        assertThat(related.getArray("user_mentions")).isEqualTo(attribute.getArray("user_mentions"));
    }

    @Test
    void organizationOfACustomObjectGetsItsIdFromItsLink() {
        Struct value = value(
                "kobjects",
                "{}",
                "{'org':{'links':{'self':'/v1/orgs/5a79'},'data':{'type':'org'}},"
                        + "'klass':{'link':{'self':'/v1/klasses/8'},'data':{'type':'klass','id':'8'}},'customer':null}");
        assertThat(value.getStruct("org").get("id")).isEqualTo("5a79");
        assertThat(value.getStruct("klass").get("id")).isEqualTo("8");
        assertThat(value.get("customer")).isNull();
    }

    @Test
    void customAttributesAreJsonWithEveryKey() {
        Struct value = value(
                "customers",
                "{'custom':{'acceptsMarketingBool':true,'scoreNum':12.25,'lastOrderIdNum':102701236227,'tagsStr':['a'],"
                        + "'loyalty-tierStr':null,'birthdayAt':'soon'}}",
                "{}");
        assertThat(value.get("custom"))
                .isEqualTo("{\"accepts_marketing_bool\":true,\"score_num\":12.25,\"last_order_id_num\":102701236227,"
                        + "\"tags_str\":[\"a\"],\"loyalty-tier_str\":null,\"birthday_at\":\"soon\"}");
    }

    @Test
    void customAttributesMayBeMissing() {
        assertThat(value("customers", "{'custom':null}", "{}").get("custom")).isNull();
        assertThat(value("customers", "{'custom':{}}", "{}").get("custom")).isEqualTo("{}");
        assertThat(value("customers", "{}", "{}").get("custom")).isNull();
    }

    @Test
    void undeclaredFieldsAreKeptUnderTheirPathOnTheWire() {
        Struct value = value("tags", "{'fooBar':{'x':1},'color':7}", "{'newRelation':{'data':{'id':'1'}}}");
        assertThat(value.get("color")).isEqualTo("7");
        assertThat(extra(value).path("/attributes/fooBar").path("x").asInt()).isEqualTo(1);
        assertThat(extra(value)
                        .path("/relationships/newRelation/data")
                        .path("id")
                        .asText())
                .isEqualTo("1");
    }

    @Test
    void anUnreadableTimeIsKept() {
        Struct value = value("customers", "{'birthdayAt':'1984','importedAt':'2026-11-10T00:00:00Z'}", "{}");
        assertThat(value.get("birthday_at")).isNull();
        assertThat(value.get("imported_at")).isNotNull();
        assertThat(extra(value).path("/attributes/birthdayAt").asText()).isEqualTo("1984");
    }

    @Test
    void namesThatClashAreBothKept() {
        Struct value =
                value("tags", "{'modifiedAt':'2026-11-10T00:00:00Z','modified_at':'2020-01-01T00:00:00Z'}", "{}");
        assertThat(((Date) value.get("modified_at")).toInstant()).hasToString("2026-11-10T00:00:00Z");
        assertThat(extra(value).path("/attributes/modified_at").asText()).isEqualTo("2020-01-01T00:00:00Z");
    }

    @Test
    void listsAndNumbersInColumnsOfTextKeepTheirJson() {
        Struct conversation = value("conversations", "{'satisfaction':0,'suggestedTags':['a','b']}", "{}");
        assertThat(conversation.get("satisfaction")).isEqualTo("0");
        assertThat(conversation.get("suggested_tags")).isEqualTo("[\"a\",\"b\"]");
        Struct customer = value("customers", "{'deleted':false,'sharedEmails':[{'externalVerified':true}]}", "{}");
        assertThat(customer.get("deleted")).isEqualTo("false");
        assertThat(customer.get("shared_emails")).isEqualTo("[{\"externalVerified\":true}]");
    }

    @Test
    void satisfactionKeepsFractionsAndEveryMember() {
        String survey = "{'conversation':'c','formResponse':'r','form':'f','channel':'email','status':'rated',"
                + "'scheduledFor':'2023-03-17T23:57:26.073Z','sentAt':'2023-03-17T23:58:25.653Z','sentBy':'u',"
                + "'sentByTeams':['t'],'rating':4.5,'score':90}";
        Struct level = value(
                        "customers",
                        "{'satisfactionLevel':{'firstSatisfaction':" + survey
                                + ",'lastSatisfaction':{'sentByTeams':[]},"
                                + "'count':2,'avgRating':4.25,'avgScore':85}}",
                        "{}")
                .getStruct("satisfaction_level");
        Struct first = level.getStruct("first_satisfaction");
        assertThat(first.get("rating")).isEqualTo(4.5);
        assertThat(first.get("form_response")).isEqualTo("r");
        assertThat((Date) first.get("sent_at")).hasTime(1_679_097_505_653L);
        assertThat(first.getArray("sent_by_teams")).isEqualTo(List.of("t"));
        assertThat(level.getStruct("last_satisfaction").get("status")).isNull();
        assertThat(level.get("count")).isEqualTo(2L);
        assertThat(level.get("avg_rating")).isEqualTo(4.25);
        assertThat(level.get("avg_score")).isEqualTo(85.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"+16467807957\"", "{\"to\":\"+1\"}", "[{\"to\":\"+1\"}]"})
    void metaOfAMessageMayBeAnything(String meta) {
        Struct value = value(
                "conversations",
                "{'firstMessageIn':{'meta':" + meta + "},'lastMessageIn':{'meta':" + meta + "}}",
                "{}");
        assertThat(value.getStruct("first_message_in").get("meta")).isEqualTo(meta);
        assertThat(value.getStruct("last_message_in").get("meta")).isEqualTo(meta);
        assertThat(value.get("_extra")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"positive\"", "{\"polarity\":1,\"confidence\":0.5}", "{}"})
    void sentimentOfALastMessageIsTextOrAnObject(String sentiment) {
        Struct value = value("customers", "{'lastMessageIn':{'sentiment':" + sentiment + "}}", "{}");
        assertThat(value.getStruct("last_message_in").get("sentiment")).isEqualTo(sentiment);
        assertThat(value.get("_extra")).isNull();
    }

    @Test
    void maskedTextIsTextOrKeptApart() {
        Struct value = value(
                "customers", "{'username':'********','birthdayAt':'********','emails':[{'email':'********'}]}", "{}");
        assertThat(value.get("username")).isEqualTo("********");
        assertThat(value.<Struct>getArray("emails").get(0).get("email")).isEqualTo("********");
        assertThat(value.get("birthday_at")).isNull();
        assertThat(value.get("_extra")).isEqualTo("{\"/attributes/birthdayAt\":\"********\"}");
    }

    @Test
    void masksThatAreObjectsAreKeptApart() {
        String mask = "{'isMasked':true,'maskedPresentation':'***'}";
        Struct value = value(
                "customers",
                "{'username':" + mask + ",'emails':[{'type':'home','email':" + mask + "}],'custom':{'idStr':" + mask
                        + "}}",
                "{}");
        assertThat(value.get("username")).isNull();
        assertThat(value.<Struct>getArray("emails").get(0).get("type")).isEqualTo("home");
        assertThat(extra(value).path("/attributes/username").path("isMasked").asBoolean())
                .isTrue();
        assertThat(extra(value)
                        .path("/attributes/emails/0/email")
                        .path("isMasked")
                        .asBoolean())
                .isTrue();
        assertThat(value.get("custom")).isEqualTo("{\"id_str\":{\"is_masked\":true,\"masked_presentation\":\"***\"}}");
    }

    @Test
    void emptyObjectsAreStructsOfNulls() {
        Struct value = value("conversations", "{'totalOpen':{},'sentiment':null}", "{}");
        assertThat(value.getStruct("total_open").get("time")).isNull();
        assertThat(value.get("sentiment")).isNull();
    }

    @Test
    void mapsWithOpenKeysAreJson() {
        Struct conversation = value("conversations", "{'firstDone':{'messageCountByChannel':{'twitter-dm':3}}}", "{}");
        assertThat(conversation.getStruct("first_done").get("message_count_by_channel"))
                .isEqualTo("{\"twitter-dm\":3}");
        Struct shortcut = value("shortcuts", "{'payload':{'text':{'entityMap':{'0':{'type':'LINK'}}}}}", "{}");
        assertThat(shortcut.getStruct("payload").getStruct("text").get("entity_map"))
                .isEqualTo("{\"0\":{\"type\":\"LINK\"}}");
        Struct message = value("messages", "{'meta':{'to':'+1','cc':[{'email':'a'}]}}", "{}");
        assertThat(message.get("meta")).isEqualTo("{\"to\":\"+1\",\"cc\":[{\"email\":\"a\"}]}");
    }

    @Test
    void oddRowsDoNotFail() {
        Row row = new Truth().schema("tags").map(json("{'id':'1','attributes':'none','relationships':null}"));
        assertThat(row.value().getString("_extra")).contains("/attributes");
    }

    private static Struct value(String table, String attributes, String relationships) {
        String row = "{'type':'x','id':'1','attributes':" + attributes + ",'relationships':" + relationships
                + ",'links':{'self':'/v1/x/1'}}";
        return new Truth().schema(table).map(json(row)).value();
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) Json.parse(text.replace('\'', '"'));
    }

    private static JsonNode extra(Struct value) {
        return Json.parse(value.getString("_extra"));
    }
}
