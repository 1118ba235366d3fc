package io.tributary.simulators.intercom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each field of the API's reference or responses has a value in some generated row. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryFieldTest {

    private SimulatedIntercom intercom;

    @BeforeAll
    void start() {
        intercom = SimulatedIntercom.builder().contacts(400).start();
    }

    @AfterAll
    void close() {
        intercom.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            contacts | type id workspace_id external_id role email email_domain phone formatted_phone name owner_id
            contacts | has_hard_bounced marked_email_as_spam unsubscribed_from_emails unsubscribed_from_sms sms_consent
            contacts | created_at updated_at signed_up_at last_seen_at last_replied_at last_contacted_at
            contacts | last_email_opened_at last_email_clicked_at android_last_seen_at ios_last_seen_at
            contacts | language_override browser browser_version browser_language os android_app_name
            contacts | android_app_version android_device android_os_version android_sdk_version ios_app_name
            contacts | ios_app_version ios_device ios_os_version ios_sdk_version utm_campaign utm_content utm_medium
            contacts | utm_source utm_term referrer enabled_push_messaging avatar avatar.type avatar.image_url
            contacts | location.type location.country location.region location.city location.country_code
            contacts | location.continent_code social_profiles.type social_profiles.data.name social_profiles.data.url
            contacts | tags.type tags.data.id tags.data.type tags.data.url tags.url tags.total_count tags.has_more
            contacts | companies.data.id companies.total_count notes.data.id notes.url opted_in_subscription_types.data.id
            contacts | opted_out_subscription_types.total_count custom_attributes.lifetime_value custom_attributes.Größe
            contacts | custom_attributes.orders.type custom_attributes.orders.instances.id
            companies | type id company_id app_id name website industry plan.type plan.id plan.name remote_created_at
            companies | created_at updated_at last_request_at size session_count user_count monthly_spend tags.type
            companies | tags.tags.type tags.tags.id tags.tags.name segments.type segments.segments.type
            companies | segments.segments.id notes.type notes.notes.id notes.url notes.total_count notes.has_more
            companies | custom_attributes.creation_source
            conversations | type id title created_at updated_at waiting_since snoozed_until open read state priority
            conversations | ai_agent_participated sales_agent_participated admin_assignee_id team_assignee_id
            conversations | source.type source.id source.delivered_as source.subject source.body source.url
            conversations | source.redacted source.author.type source.author.id source.author.name source.author.email
            conversations | source.attachments.type source.attachments.name source.attachments.url
            conversations | source.attachments.content_type source.attachments.filesize source.attachments.width
            conversations | source.attachments.height source.recipients.type source.recipients.email
            conversations | source.reply_to.email source.reply_to.name source.email_message_metadata.subject
            conversations | contacts.type contacts.contacts.type contacts.contacts.id contacts.contacts.external_id
            conversations | teammates.type teammates.admins.type teammates.admins.id company.id company.name tags.type
            conversations | tags.tags.id tags.tags.name tags.tags.applied_at tags.tags.applied_by.type
            conversations | tags.tags.applied_by.id first_contact_reply.created_at first_contact_reply.type
            conversations | sla_applied.type sla_applied.sla_name sla_applied.sla_status conversation_rating.rating
            conversations | conversation_rating.remark conversation_rating.created_at conversation_rating.updated_at
            conversations | conversation_rating.contact.id conversation_rating.teammate.type
            conversations | conversation_rating.teammate.id statistics.type statistics.time_to_assignment
            conversations | statistics.time_to_admin_reply statistics.time_to_first_close statistics.time_to_last_close
            conversations | statistics.median_time_to_reply statistics.count_reopens statistics.count_assignments
            conversations | statistics.count_conversation_parts statistics.handling_time
            conversations | statistics.adjusted_handling_time statistics.first_contact_reply_at
            conversations | statistics.first_assignment_at statistics.first_admin_reply_at statistics.first_close_at
            conversations | statistics.last_assignment_at statistics.last_assignment_admin_reply_at
            conversations | statistics.last_contact_reply_at statistics.last_admin_reply_at statistics.last_close_at
            conversations | contacts.contacts.email monitor_evaluations.result scorecards.score
            conversation_parts | admin_assignee_id team_assignee_id waiting_since translations.de seen_state
            conversation_parts | external_reply_send_state.state
            conversations | statistics.last_closed_by_id statistics.last_closed_by.id statistics.last_closed_by.email
            conversations | statistics.assigned_team_first_response_time.team_id
            conversations | statistics.assigned_team_first_response_time.team_name
            conversations | statistics.assigned_team_first_response_time_in_office_hours.response_time topics.type
            conversations | topics.topics.id topics.topics.name topics.total_count ticket.id linked_objects.type
            conversations | linked_objects.total_count linked_objects.has_more linked_objects.data.category
            conversations | ai_agent.source_type ai_agent.source_title ai_agent.last_answer_type
            conversations | ai_agent.resolution_state ai_agent.rating ai_agent.rating_remark ai_agent.created_at
            conversations | ai_agent.updated_at ai_agent.content_sources.total_count
            conversations | ai_agent.content_sources.content_sources.url sales_agent.outcome
            conversations | sales_agent.routing_outcome sales_agent.collected_data channel.initial channel.current
            conversations | external_references.type external_references.id custom_attributes.Language
            conversation_parts | type id conversation_id conversation_created_at conversation_updated_at
            conversation_parts | conversation_total_parts part_type body created_at updated_at notified_at assigned_to
            conversation_parts | assigned_to.type assigned_to.id author.type author.id author.name author.email
            conversation_parts | author.from_ai_agent author.is_ai_answer attachments.url external_id redacted
            conversation_parts | email_message_metadata.subject email_message_metadata.message_id
            conversation_parts | email_message_metadata.email_address_headers.email_address
            conversation_parts | metadata.quick_reply_options.text metadata.quick_reply_uuid state tags.id tags.name
            conversation_parts | event_details.attribute.name app_package_code
            articles | type id workspace_id title description body body_markdown author_id state created_at updated_at
            articles | has_unpublished_changes draft_updated_at url parent_ids ai_chatbot_availability
            articles | ai_copilot_availability ai_sales_agent_availability created_by_id updated_by_id folder_id
            articles | exclude_from_article_suggestions help_center_audience scheduled_publish_at
            articles | scheduled_unpublish_at default_locale translated_content.pt-BR.title tags.type tags.tags.id
            articles | tags.tags.applied_at tags.tags.applied_by.id
            help_center_collections | id workspace_id name description created_at updated_at url icon order
            help_center_collections | default_locale translated_content.zh-TW.name parent_id help_center_id
            ticket_types | type id category name description icon workspace_id archived created_at updated_at
            ticket_types | ticket_type_attributes.type ticket_type_attributes.data.input_options.multiline
            ticket_types | ticket_type_attributes.ticket_type_attributes.ticket_type_id ticket_states.data.category
            ticket_types | ticket_type_attributes.data.required_to_create ticket_type_attributes.data.visible_to_contacts
            ticket_states | type id category internal_label external_label archived ticket_types.data.id
            subscription_types | type id state default_translation.name translations.description consent_type
            subscription_types | content_types
            conversation_attributes | type id name description data_type required visible_to_team_ids archived admin_id
            conversation_attributes | created_at updated_at multiline options.label reference.object_type_id
            activity_logs | id performed_by.type performed_by.id performed_by.email performed_by.ip metadata.team.id
            activity_logs | metadata.update_by created_at activity_type activity_description
            company_segment_members | company_id id type name created_at updated_at person_type
            tickets | type id ticket_id category ticket_attributes._default_title_ ticket_attributes.Dateien.url
            tickets | ticket_state.category ticket_state_internal_label ticket_type.name contacts.contacts.external_id
            tickets | admin_assignee_id team_assignee_id created_at updated_at open snoozed_until
            tickets | linked_objects.data.category linked_objects.total_count ticket_parts.total_count is_shared
            tickets | previous_ticket_state_id channel.initial
            ticket_parts | id type ticket_id ticket_created_at ticket_updated_at part_type body
            ticket_parts | previous_ticket_state ticket_state created_at updated_at assigned_to.id author.name
            ticket_parts | author.email attachments.url external_id redacted app_package_code translations.de
            ticket_parts | updated_attribute_data.attribute.label updated_attribute_data.value.id
            segments | type id name person_type created_at updated_at count
            company_segments | type id name person_type created_at updated_at
            tags | type id name
            teams | type id name distribution_method admin_ids admin_priority_level.primary_admin_ids
            teams | admin_priority_level.secondary_admin_ids assignment_limit
            admins | type id name email job_title away_mode_enabled away_mode_reassign has_inbox_seat
            admins | away_status_reason_id team_ids team_priority_level.primary_team_ids
            admins | team_priority_level.secondary_team_ids avatar.type avatar.image_url role.type role.id role.name
            contact_attributes | _sdc_record_hash type model name full_name label description data_type admin_id id
            contact_attributes | options api_writable messenger_writable ui_writable custom archived created_at
            company_attributes | _sdc_record_hash type model name full_name label description data_type admin_id id
            """)
    void hasAValue(String table, String fields) {
        assertThat(paths(intercom.truth(table).values())).contains(fields.split(" "));
    }

    @Test
    void oneFieldHasManyTypes() {
        Collection<ObjectNode> contacts = intercom.truth("contacts").values();
        assertThat(contacts)
                .anyMatch(row -> value(row, "lifetime_value").isInt())
                .anyMatch(row -> value(row, "lifetime_value").isDouble())
                .anyMatch(row -> value(row, "lifetime_value").isTextual())
                .anyMatch(row -> value(row, "lifetime_value").isNull());
        assertThat(contacts)
                .anyMatch(row -> row.path("avatar").isTextual())
                .anyMatch(row -> row.path("avatar").isObject());
        assertThat(contacts).anyMatch(row -> row.path("email").asText("null").isEmpty());
        assertThat(contacts).anyMatch(row -> row.path("email").isNull());
        assertThat(contacts).anyMatch(row -> row.path("signed_up_at").asLong() == 2_328_134_400L);
        assertThat(contacts).anyMatch(row -> row.path("signed_up_at").asLong() < 0);
        assertThat(contacts).anyMatch(row -> row.has("preferred_channel"));
        assertThat(contacts).anyMatch(row -> row.at("/tags/data").size() > 10);
        assertThat(contacts).anyMatch(row -> row.at("/companies/data").size() > 60);
    }

    private static JsonNode value(JsonNode row, String name) {
        return row.path("custom_attributes").path(name);
    }

    @Test
    void hasEmptyObjectsAndLargeNumbers() {
        assertThat(intercom.truth("companies").values())
                .anyMatch(row -> row.path("plan").isEmpty())
                .anyMatch(row -> row.path("company_id").asText().length() == 19)
                .anyMatch(row -> row.path("remote_created_at").asLong() < 0);
        assertThat(intercom.truth("conversations").values())
                .anyMatch(row -> row.path("topics").isEmpty())
                .anyMatch(row -> row.path("teammates").isNull())
                .anyMatch(row -> row.path("statistics").isNull())
                .anyMatch(row -> row.path("id").asText().length() >= 15)
                .anyMatch(row -> row.path("id").asText().length() == 3);
        assertThat(intercom.truth("conversation_parts").values())
                .anyMatch(row -> row.path("assigned_to").isTextual())
                .anyMatch(row -> row.path("redacted").asBoolean());
        assertThat(intercom.truth("admins").values())
                .anyMatch(row -> row.path("team_priority_level").isEmpty());
    }

    private static Set<String> paths(Collection<ObjectNode> rows) {
        Set<String> paths = new TreeSet<>();
        rows.forEach(row -> collect("", row, paths));
        return paths;
    }

    private static void collect(String path, JsonNode node, Set<String> paths) {
        if (!node.isNull() && !path.isEmpty() && !(node.isArray() && node.isEmpty())) {
            paths.add(path);
        }
        if (node.isArray()) {
            node.forEach(element -> collect(path, element, paths));
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            collect(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), paths);
        }
    }
}
