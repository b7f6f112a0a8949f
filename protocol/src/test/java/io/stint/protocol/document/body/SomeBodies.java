package io.stint.protocol.document.body;

import io.stint.protocol.document.DocumentKind;
import java.util.EnumMap;
import java.util.Map;

/** One body of each kind, in its canonical text and with everything that is optional. */
final class SomeBodies {
    private static final String HASH = "0x" + "a1".repeat(32);
    private static final String SALT = "0x" + "5a".repeat(16);
    private static final String CLIENT = "0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826";
    private static final String WORKER = "0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB";
    private static final String FILES = "[{'hash':'" + HASH + "','key':'0x" + "0b".repeat(32)
            + "','name':'plan v2.pdf','nonce':'0x" + "0c".repeat(12) + "','size':1073741824,'type':'application/pdf'},"
            + "{'hash':'" + HASH + "','name':'a.png','size':0,'type':'image/svg+xml'}]";

    private static final String HOURLY = "{'period':'month','rate':{'amount':'25.50','currency':'EUR'},"
            + "'rounding':{'each':'day','minutes':15,'mode':'nearest'},'weekly':1200,'zone':'Europe/Madrid'}";
    private static final String ENTRIES = "[{'end':1763978400,'manual':true,'note':'Rain.','offset':60,'pause':30,"
            + "'start':1763964000,'task':'Glazing'},"
            + "{'end':1764050401,'manual':false,'offset':-210,'pause':0,'start':1764050400}]";

    static final Map<DocumentKind, String> ALL = new EnumMap<>(Map.of(
            DocumentKind.PROFILE,
            json("{'about':'Line one\\nLine two','availability':'Mornings, CET','hoursPerWeek':20,"
                    + "'languages':['en','pt-BR','zh-Hant-TW','es-419'],'name':'Ana \u0141. 👩\u200d💻',"
                    + "'portfolio':[{'blob':'" + HASH + "','title':'Vase','url':'https://example.com/~ana?x=1#y'},"
                    + "{'title':'Bowl'}],'rate':{'amount':'22.50','currency':'EUR'},'showRecord':true,"
                    + "'skills':['glazing','Wheel throwing'],'v':1}"),
            DocumentKind.JOB,
            json("{'arbiter':'" + WORKER + "','closed':true,'description':'Two vases.','hoursPerWeek':168,"
                    + "'languages':['es'],'pay':{'amount':'0.000000000000000001','currency':'rBTC','kind':'fixed'},"
                    + "'replaces':'" + HASH + "','skills':[],'title':'Two vases','v':1}"),
            DocumentKind.PROPOSAL,
            json("{'answers':'" + HASH + "','client':'" + CLIENT + "','job':'" + HASH
                    + "','milestones':[{'amount':'12.50','title':'First'},{'amount':'7','title':'Second'}],"
                    + "'pay':{'amount':'19.50','currency':'USD','kind':'hourly'},'salt':'" + SALT
                    + "','text':'','v':1,'worker':'" + WORKER + "'}"),
            DocumentKind.SCOPE,
            json("{'description':'Two\\tvases','engaged':{'as':'employee','payslip':'By Kontor GmbH'},'hourly':"
                    + HOURLY + ",'job':'" + HASH
                    + "','milestones':[{'amount':'79228162514264337593543950335','title':'All'}],'salt':'" + SALT
                    + "','title':'Vases','v':1}"),
            DocumentKind.TIMESHEET,
            json("{'agreement':'" + HASH + "','carried':90,'conversion':{'at':1764050400,"
                    + "'price':{'amount':'81234.56','currency':'EUR'},'source':'Feed EUR'},'entries':" + ENTRIES
                    + ",'from':'2025-11-24','running':true,'salt':'" + SALT + "','to':'2025-11-30','v':1}"),
            DocumentKind.DELIVERABLE,
            json("{'agreement':'" + HASH + "','files':" + FILES + ",'milestone':11,'salt':'" + SALT
                    + "','text':'','v':1}"),
            DocumentKind.EVIDENCE,
            json("{'agreement':'" + HASH + "','award':'0.05','files':[],'round':65535,'salt':'" + SALT
                    + "','text':'See the photo','v':1}"),
            DocumentKind.MESSAGE,
            json("{'files':" + FILES + ",'job':'" + HASH + "','salt':'" + SALT + "','text':'Hello','v':1}"),
            DocumentKind.REVIEW,
            json("{'agreement':'" + HASH + "','of':'" + CLIENT + "','stars':5,'text':'','v':1}"),
            DocumentKind.READING_KEY,
            json("{'key':'0x09" + "00".repeat(31) + "','v':1}")));

    static {
        ALL.put(
                DocumentKind.ARBITER_OFFER,
                json("{'answerHours':8760,'cases':1000,'fee':'79228162514264337593543950335',"
                        + "'languages':['de','es-419'],'open':true,'subjects':['Ceramics','glazing'],"
                        + "'text':'I fired kilns\\nfor years.','v':1}"));
        ALL.put(
                DocumentKind.APPROVAL,
                json("{'agreement':'" + HASH + "','amount':'79228162514264337593543950335','changes':["
                        + "{'end':1763974800,'entry':0,'pause':0,'reason':'The kiln\\nwas off.','start':1763964000},"
                        + "{'entry':299,'reason':'Not ours'}],'conversion':{'at':1764050400,"
                        + "'price':{'amount':'80000','currency':'EUR'},'source':'Feed EUR'},'salt':'" + SALT
                        + "','timesheet':'" + HASH + "','v':1}"));
        ALL.put(
                DocumentKind.PARTICULARS,
                json("{'address':'Calle Mayor 1\\n28013 Madrid','agreement':'" + HASH
                        + "','country':'ES','name':'Ana \u0141. & Co','note':'Bills to\\nthe office','salt':'" + SALT
                        + "','taxId':'12345678Z','v':1,'vat':'ESX1234567X'}"));
        ALL.put(DocumentKind.ARBITER_ACCEPTANCE, json("{'accepts':false,'agreement':'" + HASH + "','v':1}"));
    }

    private SomeBodies() {}

    static String of(DocumentKind kind) {
        return java.util.Objects.requireNonNull(ALL.get(kind));
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
