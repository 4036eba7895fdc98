package io.polypath.agent.map;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class GroupingPolicyTest {

    @Test
    void everyPolicyIsFoundByItsKeywordAndByATextThatBeginsWithIt() {
        for (GroupingPolicy policy : GroupingPolicy.values()) {
            assertSame(policy, GroupingPolicy.parse(policy.keyword()));
            assertSame(policy, GroupingPolicy.parse(policy.keyword() + "x"));
        }
    }

    @Test
    void aShortenedKeywordIsNothing() {
        for (String text : new String[] {"", "fail", "multi", "group", "group_by_", "xfailover", "Failover"}) {
            assertNull(GroupingPolicy.parse(text), text);
        }
    }
}
