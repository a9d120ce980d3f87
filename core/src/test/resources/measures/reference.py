"""Reference values of graph measures, by NetworkX 2.8 and NumPy.

python3 reference.py DATA OUT, where DATA holds connections_varshney2011.csv, connections_cook2019_herm.csv (pre, post,
kind, weight, pre_kind, post_kind) and neurons.csv (name, type). Neurons only, without connections to themselves.
"chemical" is directed; in "both" gap junctions stand in both directions; "undirected" sums all contacts of a pair once.
"""
import csv, sys, itertools
from fractions import Fraction
import numpy as np, networkx as nx
D=sys.argv[1]; OUT=sys.argv[2]
def load(name):
    rows=[r for r in csv.DictReader(open(f'{D}/connections_{name}.csv')) if r['pre_kind']=='neuron' and r['post_kind']=='neuron' and r['pre']!=r['post']]
    names=sorted({r['pre'] for r in rows}|{r['post'] for r in rows})
    C=nx.DiGraph();G=nx.Graph();B=nx.DiGraph();U=nx.Graph()
    for g in (C,G,B,U): g.add_nodes_from(names)
    def add(g,a,b,w):
        if g.has_edge(a,b): g[a][b]['weight']+=w
        else: g.add_edge(a,b,weight=w)
    for r in rows:
        w=int(float(r['weight']))
        if r['kind']=='chemical': add(C,r['pre'],r['post'],w); add(B,r['pre'],r['post'],w)
        else: add(G,r['pre'],r['post'],w); add(B,r['pre'],r['post'],w); add(B,r['post'],r['pre'],w)
        add(U,r['pre'],r['post'],w)
    CU=nx.Graph(); CU.add_nodes_from(names)
    for a,b,d in C.edges(data=True): add(CU,a,b,d['weight'])
    return names,C,G,B,CU,U
for name in ('varshney2011','cook2019_herm'):
    names,C,G,B,CU,U=load(name)
    cells={n:{} for n in names}
    def put(col,d):
        for n in names: cells[n][col]=d[n]
    for g in (C,B):
        for a,b,d in g.edges(data=True): d['dist']=Fraction(1,d['weight'])
    for key,g,u in (('chemical',C,CU),('both',B,U)):
        put(key+'.betweenness',nx.betweenness_centrality(g))
        put(key+'.closeness_in',nx.closeness_centrality(g))
        put(key+'.closeness_out',nx.closeness_centrality(g.reverse()))
        h=nx.harmonic_centrality(g); n=len(names); put(key+'.harmonic_in',{k:v/(n-1) for k,v in h.items()})
        put(key+'.pagerank',nx.pagerank(g,weight=None,tol=1e-14,max_iter=10000))
        put(key+'.pagerank_weighted',nx.pagerank(g,weight='weight',tol=1e-14,max_iter=10000))
        A=nx.to_numpy_array(g,nodelist=names,weight=None); W=nx.to_numpy_array(g,nodelist=names)
        for suffix,M in (('',A),('_weighted',W)):
            ev,vec=np.linalg.eig(M.T); i=np.argmax(ev.real); v=np.abs(vec[:,i].real); v/=np.linalg.norm(v)
            put(key+'.eigenvector'+suffix,dict(zip(names,v)))
            x=np.linalg.solve(np.eye(n)-0.5/ev[i].real*M.T,np.ones(n)); x/=np.linalg.norm(x)
            put(key+'.katz'+suffix,dict(zip(names,x)))
        put(key+'.clustering',nx.clustering(u))
        put(key+'.onnela',nx.clustering(u,weight='weight'))
        put(key+'.fagiolo',nx.clustering(g))
        put(key+'.fagiolo_weighted',nx.clustering(g,weight='weight'))
        # Barrat et al. 2004 straight from its formula
        WU=nx.to_numpy_array(u,nodelist=names); AU=(WU>0).astype(float)
        bar={}
        for i,nm in enumerate(names):
            k=AU[i].sum(); s=WU[i].sum()
            t=sum((WU[i,j]+WU[i,h])/2 for j in np.nonzero(AU[i])[0] for h in np.nonzero(AU[i])[0] if AU[j,h])
            bar[nm]=t/(s*(k-1)) if k>1 else 0
        put(key+'.barrat',bar)
        dist=dict(nx.all_pairs_shortest_path_length(g))
        put(key+'.nodal_out',{a:sum(1/l for b,l in dist[a].items() if b!=a)/(n-1) for a in names})
        loc={}
        for a in names:
            nb=set(u[a])
            if len(nb)<2: loc[a]=0; continue
            s=g.subgraph(nb); dd=dict(nx.all_pairs_shortest_path_length(s))
            loc[a]=sum(1/l for x in nb for y,l in dd[x].items() if y!=x)/(len(nb)*(len(nb)-1))
        put(key+'.local',loc)
        put(key+'.strong',{x:len(c) for c in nx.strongly_connected_components(g) for x in c})
        # MacKay et al. 2020: (diag(in+out) - W - W^T) h = in - out, by pseudo-inverse
        for suffix,M in (('',A),('_weighted',W)):
            i_,o_=M.sum(0),M.sum(1)
            L=np.diag(i_+o_)-M-M.T; hh=np.linalg.pinv(L)@(i_-o_)
            hh=dict(zip(names,hh))
            for c in nx.weakly_connected_components(g):
                m=min(hh[x] for x in c)
                for x in c: hh[x]=hh[x]-m if len(c)>1 else float('nan')
            put(key+'.level'+suffix,hh)
        # Varshney et al. 2011: z = pinv(L) b, b_i = sum_j W_ij sign(A_ij - A_ji)
        for suffix,M in (('',AU),('_weighted',WU)):
            b=(M*np.sign(W-W.T)).sum(1); z=np.linalg.pinv(np.diag(M.sum(1))-M)@b
            put(key+'.signal_flow'+suffix,dict(zip(names,z)))
    put('chemical.betweenness_weighted',nx.betweenness_centrality(C,weight='dist'))
    put('electrical.betweenness',nx.betweenness_centrality(G))
    cols=sorted(next(iter(cells.values())))
    q={}
    if name=='varshney2011':
        with open(f'{OUT}/{name}_cells.csv','w') as f:
            f.write('cell,'+','.join(cols)+'\n')
            for n in names: f.write(n+','+','.join(f'{float(cells[n][c]):.9g}' for c in cols)+'\n')
    else:
        # Of the larger wiring the sums alone: plain, and by place in alphabetical order.
        for c in cols:
            v=[float(cells[n][c]) for n in names]
            q[c+':sum']=np.nansum(v); q[c+':by_place']=np.nansum([i*x for i,x in enumerate(v)])
    types={r['name']:r['type'] for r in csv.DictReader(open(f'{D}/neurons.csv'))}
    for key,g,u in (('chemical',C,CU),('both',B,U)):
        for x,y in itertools.product(('in','out'),repeat=2):
            q[f'{key}.{x}_{y}']=nx.degree_pearson_correlation_coefficient(g,x=x,y=y)
        q[key+'.undirected']=nx.degree_pearson_correlation_coefficient(u)
        nx.set_node_attributes(g,types,'type'); q[key+'.type']=nx.attribute_assortativity_coefficient(g,'type')
        q[key+'.reciprocity']=nx.reciprocity(g)
        q[key+'.transitivity']=nx.transitivity(u)
        q[key+'.mean']=nx.average_clustering(u)
        for k,v in nx.triadic_census(g).items(): q[f'{key}.triad_{k}']=v
        for k,v in nx.rich_club_coefficient(u,normalized=False).items(): q[f'{key}.phi_{k}']=v
        lens=[l for a,d in nx.all_pairs_shortest_path_length(g) for b,l in d.items() if b!=a]
        q[key+'.mean_path']=sum(lens)/len(lens); q[key+'.pairs']=len(lens)
        for l in range(1,max(lens)+1): q[f'{key}.pairs_{l}']=lens.count(l)
        sc=g.subgraph(max(nx.strongly_connected_components(g),key=len)); q[key+'.diameter']=nx.diameter(sc); q[key+'.radius']=nx.radius(sc)
        dd=dict(nx.all_pairs_dijkstra_path_length(g,weight='dist'))
        ls=[float(l) for a in dd for b,l in dd[a].items() if a!=b]; q[key+'.mean_path_weighted']=sum(ls)/len(ls)
        for part in ('type',):
            comm={}
            for n in names: comm.setdefault(types[n],set()).add(n)
            q[key+'.modularity_of_types']=nx.algorithms.community.modularity(u,comm.values(),weight=None)
            q[key+'.modularity_of_types_weighted']=nx.algorithms.community.modularity(u,comm.values(),weight='weight')
    with open(f'{OUT}/{name}_numbers.csv','w') as f:
        f.write('quantity,value\n')
        for k in sorted(q): f.write(f'{k},{float(q[k]):.12g}\n')
    print(name,len(names),len(cols),len(q))
