package io.stint.cli.hub;

import io.stint.chain.escrow.EscrowDeployment;
import io.stint.chain.profile.ChainProfile;
import io.stint.chain.profile.ChainProfiles;
import io.stint.chain.rpc.Node;
import io.stint.hub.layer.Deployment;
import io.stint.hub.layer.Layers;
import io.stint.protocol.BadInput;
import io.stint.protocol.value.Address;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Further escrows that the hub serves, on the same chain or on others. */
final class AlsoOptions {
    private static final Pattern ONE = Pattern.compile(
            "(?<chain>[a-z0-9-]+)=(?<node>[^#]+)(#(?<escrow>0x[0-9a-fA-F]{40})(/(?<version>[0-9]{1,4}))?)?");

    @Option(
            names = "--also",
            paramLabel = "CHAIN=URL[#ESCROW]",
            description =
                    "Serves another chain, by a node of it, or another escrow: rootstock=http://node:4444, or with"
                            + " #0x... its escrow where it is not that of this version. May be given again.")
    private List<String> also = List.of();

    /** @throws BadInput when one cannot be read, or is named twice */
    List<Deployment> after(Deployment first) {
        List<Deployment> all = new ArrayList<>(List.of(first));
        also.forEach(text -> all.add(parse(text)));
        return Layers.distinct(all);
    }

    private static Deployment parse(String text) {
        Matcher named = ONE.matcher(text);
        if (!named.matches()) {
            throw new BadInput(
                    "a chain and a node of it are wanted, such as rootstock=http://127.0.0.1:4444, and behind"
                            + " it #0x... for an escrow of its own");
        }
        ChainProfile chain = chain(named.group("chain"), node(named.group("node")));
        Node node = Node.at(chain.rpc().orElseThrow());
        String escrow = named.group("escrow");
        String version = named.group("version");
        return new Deployment(
                chain,
                node,
                escrow == null ? EscrowDeployment.address() : Address.parse(escrow),
                version == null ? Deployment.VERSION : Integer.parseInt(version));
    }

    /** By its name, or any by its id; of one that is not known the node says how its gas is paid. */
    private static ChainProfile chain(String named, URI node) {
        return named.matches("[0-9]{1,18}")
                ? ChainProfiles.byId(Long.parseLong(named))
                        .map(known -> known.withRpc(node))
                        .orElseGet(() -> ChainProfiles.any(Long.parseLong(named), node))
                : ChainProfiles.byName(named).withRpc(node);
    }

    private static URI node(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new BadInput("the node is an address such as http://127.0.0.1:4444", e);
        }
    }
}
