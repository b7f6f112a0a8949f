package io.stint.hub.agreement;

import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What somebody is in an agreement, by its terms. */
public enum Role {
    CLIENT,
    WORKER,
    APPROVER,
    ARBITER,
    /** Receives the worker's money; signs nothing. */
    PAYEE;

    /** All that an address is; empty: a stranger. */
    public static Set<Role> of(Terms terms, Address address) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (address.isZero()) {
            return roles;
        }
        for (Role role : values()) {
            if (role.in(terms).equals(address)) {
                roles.add(role);
            }
        }
        return roles;
    }

    /** Who has the role; zero: nobody. */
    public Address in(Terms terms) {
        return switch (this) {
            case CLIENT -> terms.client();
            case WORKER -> terms.worker();
            case APPROVER -> terms.approver();
            case ARBITER -> terms.arbiter();
            case PAYEE -> terms.payee();
        };
    }

    /** As in JSON and in keys of texts. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
