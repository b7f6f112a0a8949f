package io.stint.hub.web;

import io.stint.chain.profile.ChainProfile;
import io.stint.chain.profile.ChainProfiles;
import io.stint.hub.HubConfig;
import io.stint.hub.layer.Layer;
import io.stint.protocol.value.Hash32;
import java.net.URI;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What all pages of a hub have in common.
 *
 * @param name of the hub
 * @param network the chain's name
 * @param local whether the chain is a local one
 * @param chain for the page's script: JSON of the parameter of {@code wallet_addEthereumChain} (EIP-3085)
 * @param people for the page's script: JSON of the ready-made people with their keys; on a local chain only
 */
public record Site(String name, String network, boolean local, String chain, Optional<String> people) {

    public static Site of(HubConfig config) {
        return new Site(
                config.name(),
                config.chain().name(),
                config.isLocal(),
                chain(config.chain()),
                config.isLocal() ? Optional.of(people(config)) : Optional.empty());
    }

    /** The same where the layer is not the first one. */
    Site on(Layer layer) {
        return new Site(name, layer.name(), local, chain(layer.chain()), people);
    }

    private static String chain(ChainProfile chain) {
        ObjectNode json = Json.object()
                .put("chainId", "0x" + Long.toHexString(chain.chainId()))
                .put("chainName", chain.name());
        // A known chain's public node: the operator's own may have a key in its address.
        ArrayNode nodes = json.putArray("rpcUrls");
        ChainProfiles.byId(chain.chainId())
                .flatMap(ChainProfile::rpc)
                .or(chain::rpc)
                .map(URI::toString)
                .ifPresent(nodes::add);
        json.putObject("nativeCurrency")
                .put("name", chain.coin().symbol())
                .put("symbol", chain.coin().symbol())
                .put("decimals", chain.coin().decimals());
        chain.explorer()
                .ifPresent(template -> json.putArray("blockExplorerUrls")
                        .add(URI.create(template.replace("{hash}", ""))
                                .resolve("/")
                                .toString()));
        return json.toString();
    }

    private static String people(HubConfig config) {
        ArrayNode people = Json.array();
        config.people()
                .forEach(person -> people.addObject()
                        .put("name", person.name())
                        .put("key", Hash32.of(person.key().bytes()).hex()));
        return people.toString();
    }
}
