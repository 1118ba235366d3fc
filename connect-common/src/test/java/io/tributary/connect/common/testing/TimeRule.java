package io.tributary.connect.common.testing;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import io.tributary.connect.common.time.Time;
import java.time.Clock;
import java.time.temporal.Temporal;
import java.util.Date;

/** Time comes from one class, so that a test can set it, and the wall clock is never used to measure. */
public final class TimeRule {
    /** Only {@link Time#SYSTEM} reads the machine's clocks. */
    public static final ArchRule ONE_CLOCK = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(Time.SYSTEM.getClass().getName())
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethodWhere(target(name("now")).and(target(owner(JavaClass.Predicates.assignableTo(Temporal.class)))))
            .orShould()
            .callMethodWhere(target(owner(JavaClass.Predicates.equivalentTo(Clock.class)))
                    .and(target(nameMatching("system.*|tick.*"))))
            .orShould()
            .callConstructor(Date.class);

    private TimeRule() {}
}
